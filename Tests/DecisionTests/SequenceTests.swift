import Foundation
import OzModel
import Store
import TestSupport
import Testing

/// Whatever happens, no confirmed decision is lost, sent twice, or made of a case that had changed.
///
/// OZC_SEQUENCES=5000 lives more lives; OZC_SEQUENCE=42 lives one of them again (its operations are called op-42-…).
@Suite(.timeLimit(.minutes(15))) struct SequenceTests {
    private static let environment = ProcessInfo.processInfo.environment

    @Test func noDecisionIsLostOrRepeated() async throws {
        let count = Self.environment["OZC_SEQUENCES"].flatMap { Int($0) } ?? 500
        let only = Self.environment["OZC_SEQUENCE"].flatMap { Int($0) }
        let home = try Home()
        let most = max(count, (only ?? 0) + 1)
        // About 0.7 of a case for each order belong to the colleague's company.
        let sandbox = try RunningSandbox(orders: most * 6, log: "\(home.path)/sandbox.log")
        let office = try await Office(sandbox)
        try #require(office.cases.count >= most * Sequence.caseCount)
        let numbers = only.map { [$0] } ?? Array(0..<count)
        let endings = try await Self.live(numbers, office)
        let check = LogCheck(try sandbox.log(), email: office.owner.email)
        check.compare(with: endings)
        guard only == nil else { return }
        let rows = endings.map(\.row)
        // A life in which nothing happens proves nothing.
        let states = Dictionary(grouping: rows, by: \.state).mapValues(\.count)
        for state in [OutboxState.accepted, .refused, .failed, .dropped] {
            #expect(states[state, default: 0] > count / 50, "\(states)")
        }
        #expect(rows.count { $0.unanswered > 0 && $0.state == .accepted } > count / 50)
        #expect(check.count > count)
        print("\(count) sequences: \(rows.count) decisions, \(check.count) applied, \(states)")
    }

    /// Four at a time, since each spends its time waiting for the network.
    private static func live(_ numbers: [Int], _ office: Office) async throws -> [Ending] {
        try await withThrowingTaskGroup(of: [Ending].self) { group in
            var rest = numbers[...]
            var endings: [Ending] = []
            func begin() {
                guard let number = rest.popFirst() else { return }
                group.addTask { try await Sequence(number, office).run() }
            }
            for _ in 1...4 { begin() }
            while let more = try await group.next() {
                endings += more
                begin()
            }
            return endings
        }
    }
}
