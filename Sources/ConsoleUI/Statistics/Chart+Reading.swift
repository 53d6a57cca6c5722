import OzModel
import Store

/// Counting what a chart shows; may take its time, and is interrupted with its reader.
extension Chart {
    /// - Throws: `StoreError.interrupted` when somebody no longer wants to know.
    public func data(
        _ reader: MirrorReader, _ ledger: LedgerReader?, now: Double
    ) throws(StoreError) -> ChartData {
        switch kind {
        case .status: shape == .donut ? try parts(reader, now) : try course(reader, now)
        case .company: try groups(.company, reader, now)
        case .user: try groups(.user, reader, now)
        case .type: try groups(.type, reader, now)
        case .decisions: try decisions(reader, ledger, now)
        case .processing: shape == .line ? try timeCourse(reader, now) : try timesByType(reader, now)
        case .queue: try ages(reader, now)
        }
    }

    private func query(_ keys: [TallyQuery.Key], _ span: Range<Double>?) -> TallyQuery {
        var query = TallyQuery(.orders, by: keys, from: span?.lowerBound, until: span?.upperBound, company: company?.id)
        if case .only(let word) = result { query.verdict = word }
        return query
    }

    /// From when until when; where all is meant, as far as there are orders.
    private func span(_ reader: MirrorReader, _ now: Double) throws(StoreError) -> Range<Double> {
        if let span = period.span(now: now) { return span }
        let today = ChartPeriod.day(now)
        let first = try reader.oldestOrder().map { ChartPeriod.day($0) } ?? today
        return Double(min(first, today)) * 86400..<Double(today + 1) * 86400
    }

    // MARK: Orders

    private func course(_ reader: MirrorReader, _ now: Double) throws(StoreError) -> ChartData {
        let buckets = ChartBuckets(try span(reader, now))
        let rows = try reader.tally(
            query(result == .each ? [buckets.key, .verdict] : [buckets.key], try span(reader, now)))
        var counts: [Verdict?: [Double]] = [:]
        for row in rows {
            guard let place = buckets.place(row.marks[0].number) else { continue }
            let verdict: Verdict? = result == .each ? Verdict(wire: row.marks[1].id) : nil
            counts[verdict, default: Array(repeating: 0, count: buckets.starts.count)][place] += Double(row.count)
        }
        if counts.isEmpty { counts[nil] = Array(repeating: 0, count: buckets.starts.count) }
        let series = counts.sorted { Self.rank($0.key) < Self.rank($1.key) }.map { verdict, values in
            let known = values.enumerated().map { buckets.isToCome($0.offset, now: now) ? nil : $0.element }
            return ChartData.Series(verdict?.words ?? result.words, tone(verdict), known)
        }
        return ChartData(.orders, labels: buckets.labels, short: buckets.short, series: series, isTime: true)
    }

    private func parts(_ reader: MirrorReader, _ now: Double) throws(StoreError) -> ChartData {
        var whole = self
        whole.result = .all
        let rows = try reader.tally(whole.query([.verdict], period.span(now: now)))
        var counts: [Verdict: Double] = [:]
        for row in rows { counts[Verdict(wire: row.marks[0].id), default: 0] += Double(row.count) }
        var parts = counts.sorted { Self.rank($0.key) < Self.rank($1.key) }.map {
            ($0.key.words, Optional($0.key), $0.value)
        }
        if case .only(let word) = result {
            let verdict = Verdict(wire: word)
            let rest = counts.filter { $0.key != verdict }.reduce(0) { $0 + $1.value }
            parts = [(verdict.words, verdict, counts[verdict] ?? 0), ("others", nil, rest)]
        }
        // Each part is a series of its own, so that it has its own sign and colour.
        let series = parts.enumerated().map { place, part in
            let values = parts.indices.map { $0 == place ? part.2 : 0.0 as Double? }
            return ChartData.Series(part.0, part.1.map { .verdict($0) } ?? .place(4), values)
        }
        var data = ChartData(.orders, labels: parts.map(\.0), series: series)
        data.isParts = true
        return data
    }

    private func groups(
        _ key: TallyQuery.Key, _ reader: MirrorReader, _ now: Double
    ) throws(StoreError) -> ChartData {
        let isEach = result == .each && shape != .donut
        let rows = try reader.tally(query(isEach ? [key, .verdict] : [key], period.span(now: now)))
        let entries = rows.map { row in
            let group = Group(name: Self.name(key, row.marks[0]), number: row.marks[0].number)
            return (group: group, verdict: isEach ? Verdict(wire: row.marks[1].id) : nil, count: row.count)
        }
        return Self.grouped(entries, .orders, all: result.words)
    }

    // MARK: Performance

    private func decisions(
        _ reader: MirrorReader, _ ledger: LedgerReader?, _ now: Double
    ) throws(StoreError) -> ChartData {
        let span = try span(reader, now)
        let found = try reader.deciders(from: span.lowerBound, until: span.upperBound, company: company?.id)
        let isEach = result == .each && shape != .donut
        let wanted = found.rows.filter { row in
            if case .only(let word) = result { Verdict(wire: row.verdict) == Verdict(wire: word) } else { true }
        }
        let entries = wanted.map { row in
            let group = Group(name: row.name ?? row.user ?? "not named by the server", number: 0)
            return (group: group, verdict: isEach ? Verdict(wire: row.verdict) : nil, count: row.count)
        }
        var notes = ["By whom the server names as author, on analyses created in this time."]
        if found.isCut { notes.append("Only the newest \(Amounts.count(found.count)) decisions were looked at.") }
        if let ledger {
            let own = try ledger.accepted(from: span.lowerBound, until: span.upperBound).reduce(0) { $0 + $1.count }
            notes.append("Of this console's own, the server accepted \(Amounts.count(own)) in this time (audit).")
        }
        return Self.grouped(entries, .decisions, all: result.words, notes: notes)
    }

    private func timeCourse(_ reader: MirrorReader, _ now: Double) throws(StoreError) -> ChartData {
        let span = try span(reader, now)
        let buckets = ChartBuckets(span, isMerged: false)
        let timing = try reader.timing(
            by: buckets.key, from: span.lowerBound, until: span.upperBound, company: company?.id)
        var values = Array(repeating: [Double?](repeating: nil, count: buckets.starts.count), count: 3)
        for group in timing.groups {
            guard let place = buckets.place(group.mark.number) else { continue }
            for (index, seconds) in [group.p50, group.p90, group.p99].enumerated() { values[index][place] = seconds }
        }
        let series = zip(Self.shares, values).enumerated().map { place, share in
            ChartData.Series(share.0, .place(place), share.1)
        }
        return ChartData(
            .seconds, labels: buckets.labels, short: buckets.short, series: series, isTime: true,
            notes: Self.notes(timing))
    }

    private func timesByType(_ reader: MirrorReader, _ now: Double) throws(StoreError) -> ChartData {
        let span = try span(reader, now)
        let timing = try reader.timing(by: .type, from: span.lowerBound, until: span.upperBound, company: company?.id)
        let labels = timing.groups.flatMap { group in
            Self.shares.map { "\(AnalysisType(wire: group.mark.id).words) \($0)" }
        }
        let values = timing.groups.flatMap { [$0.p50, $0.p90, $0.p99] }
        return ChartData(
            .seconds, labels: labels, series: [ChartData.Series("seconds", .place(0), values)],
            notes: Self.notes(timing))
    }

    private func ages(_ reader: MirrorReader, _ now: Double) throws(StoreError) -> ChartData {
        let steps: [(String, Double)] = [
            ("under 5 min", 300), ("5 to 30 min", 1800), ("30 to 60 min", 3600), ("1 to 4 h", 14400),
            ("4 to 24 h", 86400), ("1 to 7 days", 604_800), ("over 7 days", 1e12),
        ]
        // From the oldest to the newest; what a wrong clock dates ahead is as new as can be.
        let moments = steps.map { now - $0.1 }.reversed() + [1e12]
        let counts = try reader.queueAges(Array(moments), company: company?.id).reversed().map { Double($0) }
        return ChartData(
            .analyses, labels: steps.map(\.0), series: [ChartData.Series("waiting", .place(0), counts)],
            notes: ["Analyses that need an operator now, by how long ago they were created."])
    }

    // MARK: Words

    private static let shares = ["p50", "p90", "p99"]

    private static func notes(_ timing: Timing) -> [String] {
        let which = timing.isCut ? "the newest \(Amounts.count(timing.count))" : Amounts.count(timing.count)
        return ["From creation to the machine's verdict, of \(which) analyses that no operator decided."]
    }

    private func tone(_ verdict: Verdict?) -> ChartData.Tone {
        if let verdict { return .verdict(verdict) }
        if case .only(let word) = result { return .verdict(Verdict(wire: word)) }
        return .place(0)
    }

    private static func name(_ key: TallyQuery.Key, _ mark: TallyRow.Mark) -> String {
        switch key {
        case .company: mark.name ?? mark.id ?? "no company"
        case .user: mark.name ?? mark.id ?? "no user"
        case .type: typeWords(mark.id)
        case .verdict: Verdict(wire: mark.id).words
        case .day, .hour: UTCDate(day: Int(mark.number / 86400)).text
        }
    }

    /// `QUALITY,BIOMETRY` → `quality + biometry`: an order counts once, under all that it has.
    static func typeWords(_ types: String?) -> String {
        guard let types, !types.isEmpty else { return "no analysis" }
        return types.split(separator: ",").map { AnalysisType(wire: String($0)).words }.joined(separator: " + ")
    }

    /// What a bar stands for; two companies may have one name.
    private struct Group: Hashable {
        let name: String
        let number: Int64
    }

    /// Bars, the longest first, each in one piece or by verdict.
    private static func grouped(
        _ entries: [(group: Group, verdict: Verdict?, count: Int)], _ unit: ChartData.Unit, all: String,
        notes: [String] = []
    ) -> ChartData {
        var sums: [Group: Int] = [:]
        for entry in entries { sums[entry.group, default: 0] += entry.count }
        let groups = sums.sorted {
            ($1.value, $0.key.name, $0.key.number) < ($0.value, $1.key.name, $1.key.number)
        }.map(\.key)
        let places = Dictionary(uniqueKeysWithValues: zip(groups, groups.indices))
        var values: [Verdict?: [Double]] = [:]
        for entry in entries {
            guard let place = places[entry.group] else { continue }
            values[entry.verdict, default: Array(repeating: 0, count: groups.count)][place] += Double(entry.count)
        }
        let series = values.sorted { rank($0.key) < rank($1.key) }.map { verdict, values in
            ChartData.Series(verdict?.words ?? all, verdict.map { .verdict($0) } ?? .place(0), values)
        }
        return ChartData(unit, labels: groups.map(\.name), series: series, notes: notes)
    }

    /// The order of results: what is settled first.
    private static func rank(_ verdict: Verdict?) -> String {
        let order: [Verdict] = [.success, .declined, .operatorRequired, .failed, .processing, .initial, .finished]
        guard let verdict else { return "" }
        return order.firstIndex(of: verdict).map { "\($0)" } ?? "9\(verdict.wire)"
    }
}
