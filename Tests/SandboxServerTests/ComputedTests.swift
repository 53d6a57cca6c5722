import Testing

@testable import SandboxServer

/// Invented orders that are computed by position: lists must not differ from what a list of all would give.
@Suite struct ComputedTests {
    private static func database(_ orders: Int) throws -> Database {
        var configuration = SandboxConfiguration()
        configuration.orders = orders
        configuration.now = Bench.start
        return try Sandbox.database(configuration, start: Moment(seconds: Bench.start))
    }

    private static func entries(
        _ database: Database, _ time: (Analysis) -> Moment
    ) -> [TimeIndex.Entry] {
        database.folders.indices.flatMap { database.folders[$0].analyses }
            .map { TimeIndex.Entry(time: time(database.analyses[$0]), row: $0) }.sorted()
    }

    private static func entries(_ database: Database, _ time: (Folder) -> Moment) -> [TimeIndex.Entry] {
        database.folders.indices.map { TimeIndex.Entry(time: time(database.folders[$0]), row: $0) }.sorted()
    }

    @Test(arguments: [0, 1, 7, 511, 513, 1_900])
    func everyOrderIsThatOfASortedList(_ orders: Int) throws {
        let database = try Self.database(orders)
        let cases: [(RowOrder, [TimeIndex.Entry])] = [
            (database.foldersByCreation, Self.entries(database) { (folder: Folder) in folder.created }),
            (database.foldersByUpdate, Self.entries(database) { (folder: Folder) in folder.updated }),
            (database.analysesByCreation, Self.entries(database) { (analysis: Analysis) in analysis.created }),
            (database.analysesByUpdate, Self.entries(database) { (analysis: Analysis) in analysis.updated }),
        ]
        for (order, expected) in cases {
            let rows = expected.map(\.row)
            #expect(order.count == rows.count)
            #expect(Array(order.rows(within: TimeRange(), ascending: true)) == rows)
            #expect(Array(order.rows(within: TimeRange(), ascending: false)) == rows.reversed())
            guard rows.count > 10 else { continue }
            for offset in stride(from: 0, to: rows.count, by: rows.count / 7) {
                let slice = order.rows(within: TimeRange(), ascending: true).dropping(offset)
                #expect(Array(slice.prefix(3)) == Array(rows.dropFirst(offset).prefix(3)))
                let (low, high) = (expected[offset].time, expected[rows.count - 1 - offset / 2].time)
                let inside = expected.filter { low <= $0.time && $0.time <= high }.map(\.row)
                #expect(Array(order.rows(within: TimeRange(min: low, max: high), ascending: true)) == inside)
            }
        }
    }

    @Test func aSketchSaysWhatTheOrderIs() throws {
        let database = try Self.database(1_500)
        for row in database.folders.indices {
            let (seen, folder) = (database.glimpse(folder: row), database.folders[row])
            #expect(seen.status == folder.status && seen.system == folder.systemResolution)
            #expect(seen.updated == folder.updated && seen.user == folder.user && seen.company == folder.company)
            let verdict = RollUp.of(folder.analyses.map { database.analyses[$0] })
            #expect(verdict.status == folder.status && verdict.system == folder.systemResolution, "order \(row)")
            for number in folder.analyses {
                let (seen, analysis) = (database.glimpse(analysis: number), database.analyses[number])
                #expect(seen.resolution == analysis.resolution && seen.state == analysis.state, "order \(row)")
                #expect(seen.type == analysis.type && seen.updated == analysis.updated)
            }
        }
    }

    @Test func whatIsTouchedMovesToTheEnd() throws {
        var database = try Self.database(1_200)
        let (first, middle) = (3, 700)
        for row in [middle, first] { database.archive(row, now: Moment(seconds: Bench.start + 5)) }
        let rows = Array(database.foldersByUpdate.rows(within: TimeRange(), ascending: true))
        #expect(Array(rows.suffix(2)) == [middle, first])
        #expect(rows.count == 1_200 && Set(rows).count == 1_200)
        #expect(Array(database.foldersByCreation.rows(within: TimeRange(), ascending: true)) == Array(0..<1_200))
        #expect(database.folders.kept == [first, middle])
    }

    @Test func anIDTellsItsNumber() {
        for index in [0, 1, 77, 999_999, 1 << 40] {
            let id = ObjectID(seed: 5, kind: .analysis, index, 0xFFFE)
            let origin = id.origin(seed: 5)
            #expect(origin?.kind == .analysis && origin?.index == index && origin?.part == 0xFFFE)
            #expect(id.origin(seed: 6) == nil)
            #expect(ObjectID(id.description) == id)
        }
    }

    @Test func aMillionOrdersTakeNoRows() throws {
        let database = try Self.database(1_000_000)
        #expect(database.folders.count == 1_000_000)
        #expect(database.folders.kept.isEmpty && database.media.kept.isEmpty)
        let newest = database.foldersByUpdate.rows(within: TimeRange(), ascending: false)
        let page = Array(newest.dropping(500_000).prefix(100)).map { database.folders[$0].updated }
        #expect(page.count == 100 && page == page.sorted(by: >))
    }
}
