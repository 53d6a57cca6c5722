import ConsoleUI
import Foundation
import OzModel
import Store
import Sync

extension Backstage {
    /// Writes orders as evidence where the operator keeps downloads, and says where that is.
    func export(_ wish: ExportWish) async {
        guard let media, let owner = desk.currentOwner else {
            mailbox.post(.notice(.error, "Nothing was exported: no files are kept here, or nobody is logged in."))
            return
        }
        await complete(wish.orders)
        let exporter = Exporter(
            mirror: mirror, ledger: desk.ledger, owner: owner, isOffline: workplace.isOffline, news: lastNews
        ) { await media.path($0) }
        do throws(Exporter.Failure) {
            let report = try await exporter.export(wish, to: exportPath(wish))
            mailbox.post(.ledgerChanged)
            let what = report.orders == 1 ? "1 order" : "\(PlainWords.count(report.orders)) orders"
            guard !report.missing.isEmpty else {
                mailbox.post(.notice(.info, "Exported \(what) to \(report.path)."))
                return
            }
            let missing = report.missing.count == 1 ? "1 thing" : "\(PlainWords.count(report.missing.count)) things"
            mailbox.post(
                .notice(
                    .warning, "Exported \(what) to \(report.path); \(missing) could not be had: the page says what."))
        } catch {
            mailbox.post(.notice(.error, sentence("nothing was exported: \(error.sentence)")))
        }
    }

    /// Lists name only the media that an analysis used: an order is asked for itself first, where that can be done.
    private func complete(_ orders: [String]) async {
        guard let syncer, !workplace.isOffline else { return }
        for id in orders {
            // What cannot be read now is told by the export.
            let order = try? mirror.reader.record(Order.self, id: id)
            if order?.mediaIsComplete == false { _ = await syncer.open(.orders, id: id) }
        }
    }

    /// A name that nothing has yet, without anything of the person in it.
    private func exportPath(_ wish: ExportWish) -> String {
        let time = BundleManifest.utc(Date().timeIntervalSince1970).filter { $0.isNumber || $0 == "T" }
        let what =
            wish.orders.count == 1 ? FileNames.safe(String(wish.orders[0].prefix(8))) : "\(wish.orders.count)-orders"
        let name = "\(workplace.downloads)/evidence-\(what)-\(time)"
        let names = [name] + (2...99).map { "\(name)-\($0)" }
        return names.first { !FileManager.default.fileExists(atPath: $0) } ?? name
    }
}
