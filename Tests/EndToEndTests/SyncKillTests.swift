import Foundation
import OzModel
import Store
import TestSupport
import Testing

/// `kill -9` at random moments of `ozc sync`: what is there in the end is what would be there without it.
@Suite(.onLanes, .serialized) struct SyncKillTests {
    private static func number(_ name: String, _ standard: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? standard
    }

    /// How many orders are synced; 100,000 show what a long sync does.
    private static let orders = number("OZC_SYNC_ORDERS", 1500)
    private static let kills = number("OZC_SYNC_KILLS", 50)

    @Test func aSyncKilledAtRandomMomentsEndsLikeOneThatNeverWas() throws {
        let sandbox = try RunningSandbox(orders: Self.orders, seed: 11)
        let (whole, broken) = (try Home(), try Home())
        for home in [whole, broken] {
            try home.configure("[sync]\ndepth = \"all\"\npage = \(max(10, min(500, Self.orders / 100)))\n")
            try sandbox.logIn(home)
        }
        let clock = ContinuousClock()
        let span = try clock.measure { try sync(whole) }
        let start = try clock.measure { try sync(whole) }

        // Each life gets on by about its share of the whole, beside what starting takes; some get nowhere.
        var chance = Chance(seed: 7)
        let share = (span - start) / Self.kills * 3 + start
        var (killed, finished) = (0, 0)
        var counts: Set<Int> = []
        while killed < Self.kills {
            let words = ["sync"] + (finished > 0 && killed % 5 == 0 ? ["--full"] : [])
            let process = try Spawned.start([Built.path("ozc")] + words, environment: broken.environment)
            let patience = share * Double.random(in: 0..<1, using: &chance)
            usleep(UInt32(patience / .microseconds(1)))
            kill(process, SIGKILL)
            let status = try Spawned.end(of: process)
            if status == SIGKILL { killed += 1 } else { finished += 1 }
            guard FileManager.default.fileExists(atPath: broken.mirror()) else { continue }
            counts.insert(try count(broken))
        }
        // Lives ended with many different numbers of orders, or the moments were no good.
        #expect(counts.count > Self.kills / 8, "\(counts.sorted()), \(finished) were done")
        // In a long test the server's own world goes on: what was processed at the start has expired by now.
        for home in [broken, whole] { try sync(home) }
        for noun in Noun.allCases {
            let wanted = try Mirror(path: whole.mirror())
            let found = try Mirror(path: broken.mirror())
            let rows = try compare(noun, wanted.reader, found.reader)
            if noun == .orders { #expect(rows == Self.orders) }
            try wanted.close()
            try found.close()
        }
        print("killed \(killed) times in \(counts.count) places, \(finished) lives ended by themselves")
    }

    private func sync(_ home: Home) throws {
        let process = try Spawned.start([Built.path("ozc"), "sync"], environment: home.environment)
        #expect(exitCode(try Spawned.end(of: process, within: 600)) == 0)
    }

    private func count(_ home: Home) throws -> Int {
        let mirror = try Mirror(path: home.mirror())
        defer { try? mirror.close() }
        return try mirror.reader.counts()[.orders] ?? 0
    }

    private static func fields(of noun: Noun) -> [String] {
        switch noun {
        case .orders: Order.sorts
        case .analyses: Analysis.sorts
        case .media: Media.sorts
        case .users: User.sorts
        case .companies: Company.sorts
        case .collections: OzModel.Collection.sorts
        }
    }

    /// Row by row, by id: the element as it came and everything that lists show of it.
    private func compare(_ noun: Noun, _ wanted: MirrorReader, _ found: MirrorReader) throws -> Int {
        let query = ListQuery(noun: noun, sort: "id", descending: false)
        let fields = Self.fields(of: noun)
        var rows = 0
        var marks: (RowMark?, RowMark?) = (nil, nil)
        while true {
            let one = try wanted.elements(query, after: marks.0, limit: 1000, fields: fields)
            let other = try found.elements(query, after: marks.1, limit: 1000, fields: fields)
            let differing = zip(one, other).first {
                $0.mark.id != $1.mark.id || $0.json != $1.json || $0.fields != $1.fields
            }
            if let differing { Issue.record("\(noun) after \(rows): \(differing.0)\nis \(differing.1)") }
            #expect(one.count == other.count, "\(noun) after \(rows)")
            rows += one.count
            guard differing == nil, one.count == other.count, !one.isEmpty else { return rows }
            marks = (one.last?.mark, other.last?.mark)
        }
    }
}
