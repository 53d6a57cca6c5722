import ArgumentParser
import ConsoleUI
import Foundation
import OzModel
import Session
import Store
import Sync

/// `ozc orders list` and the like: the news first, then the rows of the mirror, so that the same is there offline.
struct ListCommand<Kind: Listed>: AsyncParsableCommand, LoggedCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list", abstract: "List \(Kind.noun.rawValue), by default the newest or first 100.",
            discussion: """
                Fields: \(FieldTable.of(Kind.noun).standard.joined(separator: ", ")); further \
                \(FieldTable.of(Kind.noun).more.joined(separator: ", ")), and meta_data.NAME.

                Sort fields: \(FieldTable.sorts(Kind.noun).joined(separator: ", ")).

                Query: terms like key:value, key>=number, created:>7d, -key:value, all of which must hold; a,b is one or \
                the other; words are looked for everywhere. Keys: \(Where.keys(of: Kind.noun)).

                json and jsonl hold the objects as the API gave them; csv puts ' before texts that a spreadsheet would \
                take for a formula.
                """)
    }

    static var logName: String { "\(Kind.noun.rawValue) list" }

    @OptionGroup var global: GlobalOptions
    @Option(help: "table, json, jsonl, csv or tsv; a table on a terminal, tsv in a pipe.") var format: OutputFormat?
    @Option(name: .customLong("where"), help: ArgumentHelp("Only what a query means.", valueName: "query"))
    var condition: String?
    @Option(help: ArgumentHelp("Only these fields, in this order.", valueName: "a,b")) var columns: String?
    @Option(help: ArgumentHelp("Put in order.", valueName: "field[:desc]")) var sort: String?
    @Option(help: ArgumentHelp("At most so many; 0 for all.", valueName: "n")) var limit = 100

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit wants 0 or more.") }
    }

    func run() async throws {
        let noun = Kind.noun
        let clauses = try Where.clauses(condition, of: noun)
        let chosen = try columns.map { try FieldTable.columns($0, of: noun) }
        let order = try sort.map { try FieldTable.sort($0, of: noun) } ?? PlainList(noun).sort
        let lookup = try Lookup(global)
        let newest = limit == 0 ? nil : limit
        if global.offline {
            note("ozc: offline: \(lookup.age)")
        } else {
            let settings = lookup.workplace.settings
            let policy = SyncPolicy(
                since: lookup.since, limit: newest, pageSize: min(settings.syncPage, max(newest ?? .max, 50)))
            try await lookup.ask(policy) { try await $0.freshen(noun, newest: newest, matching: clauses) }
        }
        var query = ListQuery(noun: noun, sort: order.key, descending: order.descending)
        if !clauses.isEmpty {
            query.filter = RowFilter()
            query.filter?.clauses = clauses
        }
        let shown = try write(query, chosen, lookup.mirror.reader)
        try account(shown, query, lookup)
    }

    private func write(_ query: ListQuery, _ columns: [String]?, _ reader: MirrorReader) throws -> Int {
        let output = StandardOutput()
        var writer = ElementWriter(
            query.noun, format ?? .standard, columns: columns, width: columns == nil ? StandardOutput.columns : nil,
            now: Date().timeIntervalSince1970, reader: reader, output: output)
        try writer.begin()
        var shown = 0
        var last: RowMark?
        while limit == 0 || shown < limit {
            let asked = limit == 0 ? 500 : min(500, limit - shown)
            let page = try reader.elements(query, after: last, limit: asked, fields: writer.fields)
            for element in page { try writer.add(element) }
            shown += page.count
            last = page.last?.mark
            if page.count < asked { break }
        }
        try writer.end()
        return shown
    }

    /// Says on stderr what is not in the list, and why.
    private func account(_ shown: Int, _ query: ListQuery, _ lookup: Lookup) throws {
        let noun = Kind.noun
        let here = try lookup.mirror.reader.count(query)
        let orders = try lookup.mirror.reader.counts()[.orders] ?? 0
        let reach = try Syncer.reach(of: lookup.mirror, since: lookup.since)
        let isPartial = !reach.isComplete && [.orders, .analyses, .media].contains(noun)
        let isWhole = query.filter == nil
        let all = noun == .orders && isPartial && isWhole ? max(here, reach.total ?? here) : here
        if shown < all {
            let way = global.offline && shown == here ? "ozc sync brings the rest" : "--limit 0 for all"
            note("ozc: \(PlainWords.count(shown)) of \(PlainWords.count(all)) \(noun.rawValue) shown: \(way)")
        }
        let countsOrders = noun == .companies && !reach.isComplete
        if countsOrders || (isPartial && (noun != .orders || !isWhole)), let total = reach.total, total > orders {
            let part = "\(PlainWords.count(orders)) of \(PlainWords.count(total)) orders"
            let what =
                countsOrders ? "order_count counts" : isWhole ? "these are the \(noun.rawValue) of" : "looked through"
            note("ozc: \(what) \(part): ozc sync brings the rest")
        }
        if let unreadable = lookup.findings.unreadable { note("ozc: \(unreadable)") }
        for refused in lookup.findings.refused where refused.hasPrefix(noun.rawValue) { note("ozc: \(refused)") }
        if lookup.findings.unreadable != nil { throw ExitCode(Code.partly.rawValue) }
    }
}
