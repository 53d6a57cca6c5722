import ArgumentParser
import Canvas
import ConsoleUI
import Foundation
import OzModel
import Session
import Store
import Sync

/// `ozc orders show ID` and the like: one object, fetched first unless offline.
struct ShowCommand<Kind: Listed>: AsyncParsableCommand, LoggedCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show", abstract: "Show one of the \(Kind.noun.rawValue).",
            discussion: """
                The beginning of an id is enough, from 6 characters on, where the mirror has only one such. json holds \
                the whole object as the API gave it.
                """)
    }

    static var logName: String { "\(Kind.noun.rawValue) show" }

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The id, or its beginning.", valueName: "id")) var id: String
    @Option(help: "table, json, jsonl, csv or tsv; a card on a terminal, tsv in a pipe.") var format: OutputFormat?
    @Option(help: ArgumentHelp("Only these fields, in this order.", valueName: "a,b")) var columns: String?

    func run() async throws {
        let noun = Kind.noun
        let chosen = try columns.map { try FieldTable.columns($0, of: noun) }
        let lookup = try Lookup(global)
        let reader = lookup.mirror.reader
        let id = try lookup.resolve(id, of: noun)
        if global.offline {
            note("ozc: offline: \(lookup.age)")
        } else {
            try await lookup.ask(SyncPolicy()) { await $0.open(noun, id: id) }
        }
        guard let whole = try reader.wholeJSON(noun, id: id) else { throw notFound() }
        if let unreadable = lookup.findings.unreadable { note("ozc: \(unreadable)") }
        if noun == .analyses { lookup.tellDecisions(about: Analysis.ID(id)) }
        try await write(id, whole, chosen, reader, lookup)
    }

    private func notFound() -> Failure {
        let noun = Kind.noun.singular
        if global.offline {
            return Failure(.notFound, "no \(noun) \(id) is cached: without --offline the server is asked")
        }
        return Failure(.notFound, "there is no \(noun) \(id)")
    }

    private func write(
        _ id: String, _ whole: String, _ columns: [String]?, _ reader: MirrorReader, _ lookup: Lookup
    ) async throws {
        let output = StandardOutput()
        let format = format ?? .standard
        let now = Date().timeIntervalSince1970
        if columns == nil, format == .json || format == .jsonl {
            try output.line(Sanitizer.json(whole))
            return try output.flush()
        }
        if columns == nil, format == .table {
            let width = StandardOutput.columns ?? 100
            let roster = Roster()
            func card() throws -> [String]? {
                try PlainDetail.lines(
                    Kind.noun, id: id, width: width, reader: reader, glyphs: .unicode, now: now, roster: roster)
            }
            var lines = try card()
            if !global.offline, await lookup.fill(roster) { lines = try card() }
            for line in lines ?? [] { try output.line(Sanitizer.clean(line)) }
            return try output.flush()
        }
        var writer = ElementWriter(
            Kind.noun, format == .json ? .jsonl : format, columns: columns, width: nil, now: now, reader: reader,
            output: output)
        guard let element = try reader.element(Kind.noun, id: id, fields: writer.fields) else { throw notFound() }
        try writer.begin()
        try writer.add(element)
        try writer.end()
    }
}
