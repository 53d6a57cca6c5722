import ConsoleUI
import Foundation
import OzModel
import Store
import Sync

/// Statistics: counted beside everything else, and no longer than somebody wants to know.
extension Backstage {
    /// Begins at once, so that what ran before is no longer waited for.
    nonisolated func count(_ wish: ChartWish) {
        let run = board.begin(wish)
        mailbox.run { await self.count(run) }
    }

    private func count(_ run: ChartRun) async {
        let (ledger, depth) = (desk.ledger.reader, workplace.settings.syncDepth)
        do {
            let reader = try mirror.makeReader()
            let mirror = mirror
            // SQLite waits for the disk: on a thread that may.
            await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
                DispatchQueue.global(qos: .userInitiated).async {
                    run.count(reader, ledger, Self.coverage(mirror, reader, depth: depth))
                    done.resume()
                }
            }
        } catch {
            run.fail(sentence(error.sentence))
        }
        mailbox.post(.counted)
    }

    /// What the figures of a mirror cover.
    ///
    /// - Parameters:
    ///   - reader: one that no screen waits for.
    ///   - depth: how many seconds back the sync goes; nil for all.
    public static func coverage(
        _ mirror: Store.Mirror, _ reader: MirrorReader, depth: Double?
    ) -> ChartCoverage? {
        do {
            let now = Date().timeIntervalSince1970
            let reach = try Syncer.reach(of: mirror, since: depth.map { now - $0 })
            let orders = try reader.tally(TallyQuery(.orders, by: [])).reduce(0) { $0 + $1.count }
            return ChartCoverage(
                orders: orders, total: reach.total, isComplete: reach.isComplete,
                oldest: try reader.oldestOrder(), news: Syncer.lastNews(of: mirror))
        } catch {
            return nil
        }
    }

    func save(_ charts: [Chart]) {
        do throws(PrivateFiles.Failure) {
            try ChartBook.write(charts, to: chartsFile)
            mailbox.post(.chartsSaved(charts))
        } catch {
            mailbox.post(.notice(.error, sentence("the charts were not saved: \(error.sentence)")))
        }
    }

    /// What is on the glass becomes a file; what was not counted yet is not.
    func export(_ chart: Chart, _ format: ChartFormat) async {
        guard let data = board.data(chart) else {
            mailbox.post(.notice(.warning, "This chart has no figures yet: try again when it has."))
            return
        }
        let now = Date().timeIntervalSince1970
        let note = board.coverage?.sentence(now: now) ?? ""
        let file = ChartFile(chart, data, format, note: note, now: now)
        var bytes = Array(file.text.utf8)
        if format == .png {
            do throws(PNGMaker.Failure) {
                bytes = try await PNGMaker(environment: ProcessInfo.processInfo.environment).png(of: file.text)
            } catch {
                mailbox.post(.notice(.error, sentence("\(file.name) was not saved: \(error.sentence)")))
                return
            }
        }
        let directory = workplace.downloads
        // Where it could not be made, the copy says why.
        try? PrivateFiles.makeDirectory(directory)
        guard let path = FileNames.save(bytes, as: file.name, into: directory) else {
            let reason = String(cString: strerror(errno))
            mailbox.post(.notice(.error, sentence("\(file.name) was not saved in \(directory): \(reason)")))
            return
        }
        mailbox.post(.notice(.info, "Saved as \(path)."))
    }
}
