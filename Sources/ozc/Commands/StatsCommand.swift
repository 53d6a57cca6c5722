import ArgumentParser
import ConsoleUI
import Foundation
import OzModel
import Query
import Session
import Store
import Sync

/// `ozc stats`: the Statistics tab as data, counted in the mirror.
struct StatsCommand: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Count orders by day, hour, company, user, type or status.",
        discussion: """
            Counts what the mirror holds, without asking the server: what it covers is said on stderr, and ozc sync \
            brings the rest. Days and hours are those of UTC. Without --since the current week is counted.

            --chart svg or png writes a picture instead: over time a line, else bars. A PNG needs the program \
            rsvg-convert.
            """)

    /// What orders are counted by.
    enum Key: String, ExpressibleByArgument, CaseIterable {
        case day, hour, company, user, type, status

        var key: TallyQuery.Key {
            switch self {
            case .day: .day
            case .hour: .hour
            case .company: .company
            case .user: .user
            case .type: .type
            case .status: .verdict
            }
        }
    }

    /// The pictures there are.
    enum Picture: String, ExpressibleByArgument, CaseIterable {
        case svg, png
    }

    @OptionGroup var global: GlobalOptions
    @Option(help: "day, hour, company, user, type or status.") var by = Key.day
    @Option(
        help: ArgumentHelp(
            "From when: 30d (so long ago), 2026-11-22 (that day of UTC), today, epoch seconds, or all.",
            valueName: "time"))
    var since: String?
    @Option(help: ArgumentHelp("Until when; of a day, its end.", valueName: "time")) var until: String?
    @Option(help: ArgumentHelp("Only of this company: its id, the beginning of it, or its name.", valueName: "company"))
    var company: String?
    @Option(help: ArgumentHelp("Only of this status, e.g. SUCCESS.", valueName: "status")) var status: String?
    @Option(help: "table, json, jsonl, csv or tsv; a table on a terminal, tsv in a pipe.") var format: OutputFormat?
    @Option(help: "Write a picture: svg or png.") var chart: Picture?
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The picture's file; stdout without.", valueName: "file"))
    var output: String?
    @Flag(help: "Replace a file that is there already.") var force = false

    func validate() throws {
        if chart != nil, format != nil { throw ValidationError("--format or --chart, not both.") }
        if output != nil, chart == nil { throw ValidationError("-o is for --chart.") }
    }

    func run() async throws {
        let lookup = try Lookup(global)
        let identity = lookup.workplace.identity()
        let own = identity.companyID.map { Company.ID($0) }
        if let refusal = Permission.refusal(
            role: identity.role, companyID: own, .read, .statistics, objectCompany: nil)
        {
            throw Failure(.refused, refusal)
        }
        let now = Date().timeIntervalSince1970
        let span = try StatsSpan(since: since, until: until, now: now)
        var query = TallyQuery(.orders, by: [by.key], from: span.from, until: span.until)
        query.company = try company.map { try StatsCompany.id($0, lookup) }
        query.verdict = try status.map { try word($0) }
        let rows = try lookup.mirror.reader.tally(query)
        if let chart {
            try await draw(chart, rows, span, lookup, now)
        } else {
            var writer = RecordWriter(StatsShape.of(by), format ?? .standard, to: StandardOutput())
            try writer.begin()
            for row in rows { try writer.add(row) }
            try writer.end()
        }
        let depth = lookup.workplace.settings.syncDepth
        note("ozc: \(span.words): \(PlainWords.count(rows.reduce(0) { $0 + $1.count })) orders")
        if let coverage = Backstage.coverage(lookup.mirror, lookup.mirror.reader, depth: depth) {
            note("ozc: \(coverage.sentence(now: now))")
        }
    }

    private func word(_ text: String) throws -> String {
        let word = text.uppercased().replacing("-", with: "_").replacing(" ", with: "_")
        let known = Verdict.known.map(\.wire)
        guard !known.contains(word) else { return word }
        let nearest = Nearest.to(word, in: known).map { "; did you mean “\($0)”?" } ?? "."
        throw Failure(.usage, "there is no status “\(text)”\(nearest) Known: \(known.joined(separator: ", "))")
    }

    private func draw(
        _ picture: Picture, _ rows: [TallyRow], _ span: StatsSpan, _ lookup: Lookup, _ now: Double
    ) async throws {
        let output = output == "-" ? nil : output
        if let output, !force, FileManager.default.fileExists(atPath: output) {
            throw Failure(.failed, "\(output) is there already: --force replaces it")
        }
        if output == nil, picture == .png, StandardOutput.isTerminal {
            throw Failure(.usage, "a PNG is nothing for a terminal: -o names a file")
        }
        let mirror = lookup.mirror
        let coverage = Backstage.coverage(mirror, mirror.reader, depth: lookup.workplace.settings.syncDepth)
        let svg = ChartSVG(
            title: "Orders by \(by.rawValue) · \(span.words)", note: coverage?.sentence(now: now) ?? "",
            shape: by.key.seconds == nil ? .bar : .line
        ).text(StatsShape.data(rows, by))
        let bytes = picture == .png ? try await pixels(svg) : Array(svg.utf8)
        guard let output else {
            let out = StandardOutput()
            try out.write(bytes)
            return try out.flush()
        }
        do { try PrivateFiles.write(bytes, to: output) } catch { throw Failure(.failed, error.sentence) }
    }

    private func pixels(_ svg: String) async throws -> [UInt8] {
        do throws(PNGMaker.Failure) {
            return try await PNGMaker(environment: ProcessInfo.processInfo.environment).png(of: svg)
        } catch {
            throw Failure(.failed, error.sentence)
        }
    }
}
