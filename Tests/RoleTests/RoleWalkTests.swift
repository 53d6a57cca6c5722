import Canvas
import ConsoleUI
import Foundation
import OzModel
import TestSupport
import Testing

/// Each of the six roles goes through the whole console by its keys: what they may do works, what they may not is
/// answered with a sentence, and the server is asked for nothing that it has to refuse.
@Suite(.onLanes) struct RoleWalkTests {
    @Test(arguments: Visitor.roles) func everyKeyIsPressedEverywhere(_ role: String) throws {
        let begun = ContinuousClock.now
        // What is not painted need not be waited for: half the time goes there, in a debug build.
        let visitor = try Visitor(as: role, size: Size(columns: 60, rows: 16))
        let walk = try Walk(visitor)
        do { try walk.walk() } catch let lost as Walk.Lost { Issue.record("\(role): \(lost)") }
        for fault in walk.faults { Issue.record("\(role): \(fault)") }
        if Permission.reach(of: UserRole(word: role), .read, .statistics) == nil {
            try visitor.press("8")
            #expect(try visitor.glass().joined().contains("may not read statistics"), "\(role)")
        }
        let asked = try visitor.leave()
        for entry in asked where entry.isObjection { Issue.record("\(role): \(entry.line)") }
        print(
            "\(role): \(walk.presses) keys in \(walk.walked.count) places, \(asked.count) requests, "
                + "\(ContinuousClock.now - begun)")
        expectWhole(walk, role)
    }

    /// The walk has been wherever this role may go, and every key of the table was pressed where it works.
    private func expectWhole(_ walk: Walk, _ role: String) {
        let places = Set(walk.walked.map(\.kind))
        for noun in Noun.allCases {
            #expect(places.contains("list of \(noun.rawValue)"), "\(role)")
            #expect(places.contains(noun.rawValue), "\(role): no \(noun.singular) was opened")
        }
        let own = ["list of analyses, of a queue", "statistics", "outbox", "health", "viewer", "viewer, compared"]
        for place in own { #expect(places.contains(place), "\(role) did not come to \(place)") }
        for row in walk.table where !row.keys.isEmpty && Exceptions.notPressed[row.id] == nil {
            #expect(walk.pressed.contains { $0.hasPrefix("\(row.id) ") }, "\(role): \(row.id) was never pressed")
        }
    }

    @Test(arguments: Visitor.roles) func everyCommandIsTyped(_ role: String) throws {
        let visitor = try Visitor(as: role, orders: 12)
        let leaving = ["leave", "suspend"]
        for row in KeyTable.rows(try Keymap()) where !row.names.isEmpty && !leaving.contains(row.id) {
            for start in ["2", "2 <enter>"] {
                try visitor.press(start)
                let name = try #require(row.names.first)
                visitor.hush()
                let before = visitor.state
                try visitor.press([.character(":"), .paste(name), .enter])
                var after = visitor.state
                after.commandHistory = before.commandHistory
                let isThere = row.id == "orders" && start == "2"
                #expect(after != before || isThere, "\(role): :\(name) after \(start) says nothing")
                for _ in 0..<6 where !visitor.state.overlays.isEmpty { try visitor.press(.escape) }
                #expect(visitor.state.overlays.isEmpty, "\(role): :\(name)")
            }
        }
        for entry in try visitor.leave() where entry.isObjection { Issue.record("\(role): \(entry.line)") }
    }

    @Test(arguments: Visitor.roles) func whoMayDecideDecidesAndTheOthersAreTold(_ role: String) throws {
        let visitor = try Visitor(as: role, orders: 120)
        let user = UserRole(word: role)
        try visitor.press("1")
        if Permission.reach(of: user, .decide, .analysis) != nil {
            try visitor.press("<enter> a <enter>")
            try visitor.press("x <enter>")
            try visitor.press("1 <space> <space> a <enter>")
        } else {
            let sentence = try #require(
                Permission.refusal(
                    role: user, companyID: nil, .decide, .analysis, objectCompany: nil))
            for keys in ["a", "x", "<space> a", "<enter> x"] {
                try visitor.press("1")
                visitor.hush()
                try visitor.press(keys)
                let said = visitor.said.map { $0.lowercased() }
                #expect(said.contains { $0.contains(sentence.lowercased()) }, "\(role), \(keys): \(said)")
                #expect(visitor.state.overlays.isEmpty)
            }
        }
        let asked = try visitor.leave()
        for entry in asked where entry.isObjection { Issue.record("\(role): \(entry.line)") }
        let decided = asked.compactMap(\.decision)
        #expect(decided.isEmpty == (Permission.reach(of: user, .decide, .analysis) == nil), "\(role)")
        if !decided.isEmpty { #expect(decided.count == 4, "\(role): \(decided)") }
    }

    /// A walk that asked something forbidden would be found out.
    @Test func aForbiddenRequestIsSeen() throws {
        let home = try Home()
        let sandbox = try RunningSandbox(orders: 4, log: "\(home.path)/sandbox.log")
        let order = try Client(sandbox, as: "client").createOrder(meta: "{}")
        #expect(throws: Never.self) { try Client(sandbox, as: "client").delete(order: order) }
        sandbox.end()
        let objections = try sandbox.log().entries.filter(\.isObjection)
        #expect(objections.map(\.status) == [403])
    }
}

extension UserRole {
    /// The role that a log-in of the sandbox is named for.
    init(word: String) {
        self.init(wire: word.uppercased().replacing("-", with: "_"))
    }
}
