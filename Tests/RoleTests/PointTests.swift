import Canvas
import Foundation
import OzModel
import TestSupport
import Testing

/// Points of the checklist that nothing else shows from the keys to the screen.
@Suite(.onLanes) struct PointTests {
    private func names(_ noun: String, _ field: String, _ visitor: Visitor, _ more: [String] = []) throws -> [String] {
        let words = [noun, "list", "--limit", "0", "--format", "json"] + more
        let run = try Program.run("ozc", words, home: visitor.home)
        let rows = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
        return (rows ?? []).compactMap { $0[field] as? String }
    }

    @Test func companiesAreFoundByAPartOfTheirName() throws {
        let visitor = try Visitor(as: "admin", orders: 30)
        let all = try names("companies", "name", visitor)
        let word = try #require(all.last?.split(separator: " ").last.map(String.init))
        let part = String(word.dropFirst())
        let meant = Set(all.filter { $0.lowercased().contains(part.lowercased()) })
        #expect(!meant.isEmpty && meant.count < all.count)
        #expect(Set(try names("companies", "name", visitor, ["--where", "name:\(part)"])).isSuperset(of: meant))

        try visitor.press([.character("7"), .character("/"), .paste(part), .enter])
        let cursor = try #require(try visitor.glass().first { $0.hasPrefix("▌") })
        #expect(cursor.lowercased().contains(part.lowercased()), "\(cursor)")
        try visitor.press([.escape, .character("f"), .paste(part), .enter])
        let rows = try visitor.glass().filter { line in all.contains { line.contains($0.prefix(20)) } }
        #expect(rows.count == meant.count, "\(rows)")
    }

    @Test func usersAreListedAndOpenedWithWhatTheyMay() throws {
        let visitor = try Visitor(as: "admin", orders: 30)
        let mails = try names("users", "email", visitor)
        try visitor.press("6")
        let list = try visitor.glass()
        for heading in ["E-MAIL", "NAME", "ROLE"] { #expect(list[4].contains(heading), "\(list[4])") }
        let mail = try #require(mails.first { mail in list.contains { $0.contains(mail.prefix(16)) } })
        try visitor.press([.character("/"), .paste(mail), .enter, .enter])
        let card = try visitor.glass().joined(separator: "\n")
        #expect(card.contains(mail) && card.contains("Role"), "\(card)")
    }

    @Test func theBestShotIsNamedInTheOrderAndSeenInTheViewer() throws {
        let visitor = try Visitor(as: "operator", orders: 30)
        try visitor.press("2")
        for _ in 0..<30 {
            try visitor.press("<enter> l")
            let lines = try visitor.glass()
            if lines.contains(where: { $0.contains("best shot") || $0.contains("best_shot") }) {
                try visitor.press("v")
                #expect(visitor.state.viewer != nil)
                return
            }
            try visitor.press("<esc> j")
        }
        Issue.record("no order shows a best shot")
    }

    @Test func anOrderShowsItsStateWhileItIsWorkedOnAndAfterwards() throws {
        let home = try Home()
        let sandbox = try RunningSandbox(orders: 2, seed: 7, ["--analysis-time", "3s"])
        try sandbox.logIn(home, as: "client-admin")
        let client = try Client(sandbox, as: "client-admin")
        let order = try client.createOrder(meta: "{}", fileName: "clip.jpg")
        _ = try client.analyse(order)
        func status() throws -> String? {
            let run = try Program.run("ozc", ["orders", "show", order, "--format", "json"], home: home)
            let shown = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
            return shown?["resolution_status"] as? String
        }
        #expect(try status() == "PROCESSING")
        try eventually("it is finished", within: 30) {
            _ = try Program.run("ozc", ["sync"], home: home)
            return try ["FINISHED", "FAILED"].contains(status() ?? "")
        }
    }
}
