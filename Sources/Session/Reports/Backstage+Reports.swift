import ConsoleUI
import Foundation
import OzModel
import Remote
import Store
import Sync

/// The server's reports: listed, made, saved and deleted for the screen.
extension Backstage {
    /// Seconds that a document may take before nobody waits for it any more; the report is there in any case.
    private static var patience: Double { 120 }

    func reports(_ wish: ReportWish) async {
        let session = generation.withLock { $0 }
        let actions = await answer(wish)
        // Another session's reports are nothing for this one to see.
        guard generation.withLock({ $0 == session }) else { return }
        for action in actions { mailbox.post(action) }
    }

    private func answer(_ wish: ReportWish) async -> [Action] {
        guard !workplace.isOffline, let api else {
            return [.reports(.failed("Reports are asked of the server: log in first."))]
        }
        switch wish {
        case .list(let order):
            do throws(RemoteError) {
                let reports = try await api.send(Endpoints.reports(of: order.id)).reports(of: order.id)
                let shelf = ReportShelf(order: order, reports: reports, templates: await templates(api))
                return [.reports(.listed(shelf))]
            } catch {
                return [.reports(.failed(sentence("the reports of \(order.label): \(error.sentence)")))]
            }
        case .save(let report, let order): return [await save(report, of: order, api)]
        case .change(let change): return await send(change, api)
        }
    }

    /// None where the server has none, or shows none: reports are made without one as well.
    private func templates(_ api: OzAPI) async -> [ReportTemplate] {
        let page = try? await api.send(Endpoints.reportTemplates())
        return (try? page?.reportTemplates().templates) ?? []
    }

    private func save(_ report: Report, of order: Known<Order>, _ api: OzAPI) async -> Action {
        guard let url = report.url else { return .notice(.warning, "The server names no document for this report.") }
        let bytes: [UInt8]
        do throws(RemoteError) {
            bytes = try await api.send(Endpoints.file(url))
        } catch {
            return .notice(.warning, sentence("the report of \(order.label): \(error.sentence)"))
        }
        let directory = workplace.downloads
        // Where it could not be made, the copy says why.
        try? PrivateFiles.makeDirectory(directory)
        guard let path = FileNames.save(bytes, as: report.fileName, into: directory) else {
            let reason = String(cString: strerror(errno))
            return .notice(.error, sentence("\(report.fileName) was not saved in \(directory): \(reason)"))
        }
        return .notice(.info, "Saved as \(path).")
    }

    private func send(_ change: ReportChange, _ api: OzAPI) async -> [Action] {
        guard let sender = sender() else {
            return [.notice(.warning, "Nobody is logged in: :login brings the log-in.")]
        }
        let outcome = await sender.send(.report(change))
        guard case .done(_, let id) = outcome else {
            return [.notice(.warning, sentence(outcome.sentence(.report(change))))]
        }
        guard case .make(let order, _, _) = change else {
            return [.notice(.info, sentence(outcome.sentence(.report(change))))]
        }
        return [await ready(id.map { Report.ID($0) }, of: order, api)]
    }

    /// Tells when the document is there.
    private func ready(_ id: Report.ID?, of order: Known<Order>, _ api: OzAPI) async -> Action {
        let later = "it is made, and :reports shows how far it is"
        guard let id else { return .notice(.info, sentence("the report of \(order.label): \(later)")) }
        do throws(RemoteError) {
            let report = try await api.finished(id, of: order.id, within: Self.patience)
            guard report.url != nil else {
                return .notice(.info, sentence("the report of \(order.label) takes its time: \(later)"))
            }
            return .notice(.info, "The report of \(order.label) is ready: :reports saves it.")
        } catch {
            return .notice(.warning, sentence("the report of \(order.label): \(later); \(error.sentence)"))
        }
    }
}
