import ConsoleUI
import Foundation
import OzModel
import Query
import Session
import Store

/// From when until when orders are counted.
struct StatsSpan {
    /// Epoch seconds; nil for all.
    let from: Double?
    /// Epoch seconds, no longer part of it; nil for all.
    let until: Double?
    let words: String

    /// - Throws: `Failure` for what is no time.
    init(since: String?, until end: String?, now: Double) throws {
        if since == nil, end == nil {
            let week = ChartPeriod.week.span(now: now)
            (from, until, words) = (week?.lowerBound, week?.upperBound, ChartPeriod.week.words)
            return
        }
        let clock = Clock(now: now, zone: .utc)
        func stretch(_ text: String, _ option: String) throws -> (start: Double, end: Double)? {
            if text == "all" { return nil }
            guard let point = TimePoint(text) else {
                throw Failure(.usage, "\(option) wants 30d, 2026-11-22, today, epoch seconds or all, not “\(text)”")
            }
            return point.stretch(clock)
        }
        from = try since.flatMap { try stretch($0, "--since")?.start }
        until = try end.flatMap { try stretch($0, "--until")?.end }
        if let from, let until, from >= until { throw Failure(.usage, "--since is not before --until") }
        let parts = [since.map { "since \($0)" }, end.map { "until \($0)" }].compactMap(\.self)
        words = from == nil && until == nil ? ChartPeriod.all.words : parts.joined(separator: " ")
    }
}

/// The company that somebody means.
enum StatsCompany {
    /// - Throws: `Failure` where there is none, or more than one.
    static func id(_ text: String, _ lookup: Lookup) throws -> String {
        let reader = lookup.mirror.reader
        let id = try lookup.resolve(text, of: .companies)
        if try reader.record(Company.self, id: id) != nil { return id }
        let query = ListQuery(noun: .companies, sort: "name", descending: false)
        let all = try reader.window(Company.self, query, around: nil, before: 0, after: 10_000).rows.map(\.record)
        let named = all.filter { $0.name?.lowercased() == text.lowercased() }
        guard named.count < 2 else {
            throw Failure(.usage, "“\(text)” is the name of \(named.count) companies: give an id")
        }
        guard let company = named.first else {
            let nearest = Nearest.to(text, in: all.compactMap(\.name)).map { "; did you mean “\($0)”?" } ?? ""
            throw Failure(.notFound, "there is no company “\(text)” in the mirror\(nearest)")
        }
        return company.id.rawValue
    }
}

/// What `ozc stats` writes of a group of orders.
enum StatsShape {
    static func of(_ key: StatsCommand.Key) -> RecordShape<TallyRow> {
        typealias Field = RecordShape<TallyRow>.Field
        typealias Column = RecordShape<TallyRow>.Column
        var fields: [Field]
        switch key {
        case .day, .hour: fields = [Field(key.rawValue) { .text(time($0, key)) }]
        case .company:
            fields = [
                Field("company_id") { .maybe($0.marks[0].id) }, Field("company_name") { .maybe($0.marks[0].name) },
            ]
        case .user:
            fields = [Field("user_id") { .maybe($0.marks[0].id) }, Field("user_name") { .maybe($0.marks[0].name) }]
        case .type: fields = [Field("types") { .list(types($0)) }]
        case .status: fields = [Field("resolution_status") { .maybe($0.marks[0].id) }]
        }
        fields.append(Field("orders") { .number(Int64($0.count)) })
        let columns = [
            Column(key.rawValue.uppercased(), 40) { label($0, key) },
            Column("ORDERS", 12, isRight: true) { PlainWords.count($0.count) },
        ]
        return RecordShape(fields: fields, columns: columns) { _ in [] }
    }

    /// The same as a chart is drawn from; days and hours without orders are there with 0.
    static func data(_ rows: [TallyRow], _ key: StatsCommand.Key) -> ChartData {
        guard let seconds = key.key.seconds, let first = rows.first?.marks[0].number,
            let last = rows.last?.marks[0].number, (last - first) / seconds < 5000
        else {
            let sorted = key.key.seconds == nil ? rows.sorted { $0.count > $1.count } : rows
            let labels = sorted.map { label($0, key) }
            return ChartData(
                .orders, labels: labels, series: [.init("orders", .place(0), sorted.map { Double($0.count) })],
                isTime: key.key.seconds != nil)
        }
        let counts = Dictionary(uniqueKeysWithValues: rows.map { ($0.marks[0].number, Double($0.count)) })
        let times = Array(stride(from: first, through: last, by: Int64.Stride(seconds)))
        return ChartData(
            .orders, labels: times.map { time($0, key) },
            short: times.map { String(time($0, key).suffix(5)) },
            series: [.init("orders", .place(0), times.map { counts[$0] ?? 0 })], isTime: true)
    }

    private static func label(_ row: TallyRow, _ key: StatsCommand.Key) -> String {
        let mark = row.marks[0]
        switch key {
        case .day, .hour: return time(row, key)
        case .company: return mark.name ?? mark.id ?? "no company"
        case .user: return mark.name ?? mark.id ?? "no user"
        case .type: return types(row).isEmpty ? "no analysis" : types(row).joined(separator: " + ")
        case .status: return Verdict(wire: mark.id).words
        }
    }

    private static func types(_ row: TallyRow) -> [String] {
        row.marks[0].id?.split(separator: ",").map(String.init) ?? []
    }

    private static func time(_ row: TallyRow, _ key: StatsCommand.Key) -> String { time(row.marks[0].number, key) }

    /// `2026-11-22` or `2026-11-22T14:00`, of UTC: both can be given to `--since`.
    private static func time(_ epoch: Int64, _ key: StatsCommand.Key) -> String {
        PlainWords.utc(Double(epoch), isDay: key == .day)
    }
}
