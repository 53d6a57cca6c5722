import ArgumentParser
import ConsoleUI
import Foundation
import OzModel
import Session
import Store
import Sync

/// `ozc export ID… -o DIR`: orders as evidence, in a folder that opens without a network.
struct ExportCommand: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write orders into an evidence bundle.",
        discussion: """
            The folder gets one folder per order with the server's JSON, the media, what was decided here, and a page \
            that opens without a network; and manifest.json and SHA256SUMS for all of them: sha256sum -c SHA256SUMS, \
            in the folder, tells whether anything was changed. A folder that is there already is never written into.

            --mask takes out names, e-mails, document fields, comments, addresses of files and metadata values, and \
            copies no picture and no film. The export is noted in the audit.

            Exits with 6 when some of it could not be had; the page and the manifest say what.
            """)
    static let logName = "export"

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("Ids of orders, or their beginnings; - reads them from standard input.", valueName: "id"))
    var ids: [String] = []
    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("The folder to be made.", valueName: "dir"))
    var output: String
    @Flag(help: "Mask what tells who somebody is, and copy no pictures.") var mask = false
    @Flag(help: "Include scores and thresholds.") var scores = false

    func run() async throws {
        let words = try IDList.read(ids, what: "orders", heading: "folder_id")
        let lookup = try Lookup(global)
        guard let owner = try lookup.workplace.ledgerOwner(of: lookup.mirror) else {
            throw Leave.logInNeeded("nobody has logged in yet, so that nobody could answer for the bundle")
        }
        var orders: [String] = []
        for word in words {
            let id = try lookup.resolve(word, of: .orders)
            if !orders.contains(id) { orders.append(id) }
        }
        if global.offline { note("ozc: offline: \(lookup.age)") } else { try await refresh(orders, lookup) }
        let wish = ExportWish(orders: orders, isMasked: mask, withScores: scores)
        try report(try await export(wish, lookup, owner))
    }

    /// The server's word first: what it no longer has, nobody should vouch for.
    private func refresh(_ orders: [String], _ lookup: Lookup) async throws {
        for id in orders { try await lookup.ask(SyncPolicy()) { await $0.open(.orders, id: id) } }
    }

    private func export(_ wish: ExportWish, _ lookup: Lookup, _ owner: LedgerOwner) async throws -> Exporter.Report {
        let media = MediaDesk(
            folder: lookup.workplace.paths.media(lookup.workplace.name), limit: lookup.workplace.settings.mediaCache)
        if !global.offline { media.take(try lookup.api()) }
        let exporter = Exporter(
            mirror: lookup.mirror, ledger: try lookup.workplace.openLedger(), owner: owner, isOffline: global.offline,
            news: Syncer.lastNews(of: lookup.mirror)
        ) { await media.path($0) }
        let (progress, total, path) = (ProgressLine(what: "orders"), wish.orders.count, output)
        defer { progress.clear() }
        let result = try await Interrupt.cancelling { () async throws -> Result<Exporter.Report, Exporter.Failure> in
            do throws(Exporter.Failure) {
                return .success(try await exporter.export(wish, to: path) { progress.show($0, of: total) })
            } catch {
                return .failure(error)
            }
        }
        Interrupt.leavesAtOnce()
        await media.leave()
        switch result {
        case .success(let report): return report
        case .failure(.nothing): throw notFound(wish.orders)
        case .failure(.cancelled): throw Failure(.interrupted, Exporter.Failure.cancelled.sentence)
        case .failure(let failure): throw Failure(.failed, failure.sentence)
        }
    }

    private func notFound(_ orders: [String]) -> Failure {
        let what = orders.count == 1 ? "no order \(orders[0])" : "none of these \(orders.count) orders"
        return Failure(.notFound, "there is \(what)\(global.offline ? " in the mirror" : "")")
    }

    private func report(_ report: Exporter.Report) throws {
        let output = StandardOutput(endsWithReader: false)
        try output.line(report.path)
        try output.flush()
        let count = report.orders == 1 ? "1 order" : "\(PlainWords.count(report.orders)) orders"
        let sentence = "\(count) in \(PlainWords.count(report.files)) files"
        guard report.missing.isEmpty else {
            throw Failure(
                .partly, "\(sentence); not all could be had:", below: report.missing.map { "  \($0)" })
        }
        note("ozc: \(sentence)")
    }
}
