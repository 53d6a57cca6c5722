import ConsoleUI
import Foundation
import OzModel
import Store

/// One order of a bundle, in a folder of its own.
struct BundleSection {
    let order: Order
    let folder: String
    let wish: ExportWish
    let origin: EvidencePage.Origin
    let exporter: Exporter

    /// - Returns: what could not be had, in words, with the order's name before it.
    func write(into bundle: BundleFolder, _ reader: MirrorReader) async throws -> [String] {
        try bundle.makeDirectory(folder)
        var missing: [String] = []
        let figures = try await media(into: bundle, reader, &missing)
        let id = order.id.rawValue
        let ledger = exporter.ledger.reader
        if let whole = try reader.wholeJSON(.orders, id: id) {
            try write(json: whole, to: "order.json", bundle, &missing)
        }
        let evidence = try LedgerEvidence(of: order.id, reader, ledger)
        try write(json: evidence.json(), to: "decisions.json", bundle, &missing)
        let page = try EvidencePage(
            order: id, wish, origin: origin, figures: figures, missing: missing, reader: reader, ledger: ledger)
        if let page { try bundle.write(try page.html(), to: "\(folder)/index.html") }
        return missing.map { "\(order.label): \($0)" }
    }

    /// What cannot be read cannot be masked, and stays here.
    private func write(json: String, to name: String, _ bundle: BundleFolder, _ missing: inout [String]) throws {
        guard let text = wish.redaction.rewritten(json) else {
            missing.append("\(name): what must not be in it cannot be taken out of it")
            return
        }
        try bundle.write(text, to: "\(folder)/\(name)")
    }

    private func media(
        into bundle: BundleFolder, _ reader: MirrorReader, _ missing: inout [String]
    ) async throws -> [EvidencePage.Figure] {
        // A face and a document cannot be masked: the page and the manifest say that they were not copied.
        guard !wish.isMasked else { return [] }
        let files = try EvidenceFile.of(order: order.id.rawValue, reader)
        missing += try EvidenceFile.unnamed(order: order.id.rawValue, reader).map {
            "\($0): the server names no file for it"
        }
        var figures: [EvidencePage.Figure] = []
        for file in files {
            try Task.checkCancellation()
            switch await exporter.bring(file.file) {
            case .failure(let refusal): missing.append("\(file.caption) \(file.id): \(refusal.sentence)")
            case .success(let path):
                if figures.isEmpty { try bundle.makeDirectory("\(folder)/media") }
                let shown = FileEnding.of(path)
                let number = figures.count + 1
                let name = "media/\(number < 10 ? "0" : "")\(number).\(shown.ending)"
                try bundle.copy(path, to: "\(folder)/\(name)")
                figures.append(.init(path: name, caption: "\(file.caption) \(file.id)", kind: shown.kind))
            }
        }
        if !order.mediaIsComplete { missing.append("media that no analysis used, if there are any: never listed here") }
        return figures
    }
}
