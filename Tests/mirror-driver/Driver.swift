import Foundation
import OzModel
import Store

/// Fills and reads a mirror for `Tests/bench/mirror`, and prints how long that took: no network, no screen.
@main
enum Driver {
    static func main() throws {
        let words = CommandLine.arguments
        guard words.count > 2 else { fatalError("mirror-driver fill|read PATH") }
        let mirror = try Mirror(path: words[2])
        switch words[1] {
        case "fill": try fill(mirror)
        case "read": try read(mirror)
        default: fatalError("no such word: \(words[1])")
        }
        try mirror.close()
    }

    /// Takes pages from standard input, each on a line of its own behind the noun it is of.
    private static func fill(_ mirror: Mirror) throws {
        var busy = Duration.zero
        var rows = 0
        while let line = readLine(strippingNewline: true) {
            guard let space = line.firstIndex(of: " "), let noun = Noun(rawValue: String(line[..<space])) else {
                continue
            }
            let page = Array(line[line.index(after: space)...].utf8)
            busy += try ContinuousClock().measure { rows += try mirror.ingest(noun, page).changed }
        }
        busy += try ContinuousClock().measure { try mirror.tidy() }
        print("fill", rows, busy / .seconds(1))
    }

    /// Prints each reading with the median and the worst of its times in milliseconds.
    private static func read(_ mirror: Mirror) throws {
        let reader = mirror.reader
        let newest = ListQuery(noun: .orders, sort: "time_created", descending: true)
        let total = try reader.count(newest)
        try time("first page") { _ in try page(Order.self, newest, nil, reader) }
        // Places all over the list, by ids that begin anyhow.
        let marks = try (0..<64).flatMap { beginning in
            try reader.ids(.orders, startingWith: String(format: "%02x", beginning * 4), limit: 1)
                .map { RowMark(id: $0, key: .null, row: 0) }
        }
        for (name, sort) in [("created", "time_created"), ("company", "company"), ("person", "person_name")] {
            let query = ListQuery(noun: .orders, sort: sort, descending: true)
            try time("page at random depth by \(name)") {
                _ = try page(Order.self, query, marks[$0 % marks.count], reader)
            }
            try time("rank at random depth by \(name)") { _ = try reader.position(of: marks[$0 % marks.count], query) }
        }
        let queue = ListQuery(
            noun: .analyses, sort: "time_created", descending: false, filter: RowFilter(verdict: "OPERATOR_REQUIRED"))
        try time("first page of the queue") { _ in try page(Analysis.self, queue, nil, reader) }
        try time("count of orders") { _ in _ = try reader.count(newest) }
        try time("count of the queue") { _ in _ = try reader.count(queue) }
        for text in ["okafor", "tr-7ps", "494403", "zz", "nothing at all"] {
            try time("find \"\(text)\"") { _ in _ = try reader.find(newest, text: text, from: nil, forward: true) }
            try time("hits of \"\(text)\"", times: 3) { _ in _ = try reader.hits(newest, text: text) }
        }
        print("rows", total, 0, 0)
    }

    @discardableResult
    private static func page<Record: MirrorRecord>(
        _ type: Record.Type, _ query: ListQuery, _ mark: RowMark?, _ reader: MirrorReader
    ) throws -> Window<Record> {
        try reader.window(type, query, around: mark, before: 25, after: 25)
    }

    private static func time(_ name: String, times count: Int = 40, _ work: (Int) throws -> Void) throws {
        let times = try (0..<count).map { round in
            try ContinuousClock().measure { try work(round) } / .milliseconds(1)
        }.sorted()
        print("\(name)\t\(times[times.count / 2])\t\(times[times.count - 1])")
    }
}
