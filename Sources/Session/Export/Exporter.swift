import ConsoleUI
import Foundation
import OzModel
import Store

/// Writes orders into an evidence bundle: from the mirror and the media cache, with what the network brings besides.
public struct Exporter: Sendable {
    /// Why nothing was written.
    public enum Failure: Error, Equatable, Sendable {
        case file(PrivateFiles.Failure)
        case store(StoreError)
        case cancelled
        /// None of the orders is in the mirror.
        case nothing

        /// For people, without a full stop.
        public var sentence: String {
            switch self {
            case .file(let failure): failure.sentence
            case .store(let error): error.sentence
            case .cancelled: "the export was interrupted: nothing was left behind"
            case .nothing: "none of the orders is in the mirror"
            }
        }
    }

    /// What came of it.
    public struct Report: Equatable, Sendable {
        public let path: String
        public let orders: Int
        public let files: Int
        /// What could not be had, in words.
        public let missing: [String]
        /// Orders that the mirror does not have.
        public let unknown: [String]
    }

    let mirror: Store.Mirror
    let ledger: Ledger
    let owner: LedgerOwner
    let isOffline: Bool
    /// Epoch seconds of the last news.
    let news: Double?
    let now: Double
    /// Where a file is on this machine, fetched first where it may be.
    let bring: @Sendable (MediaFile) async -> Result<String, PictureDesk.Refusal>

    public init(
        mirror: Store.Mirror, ledger: Ledger, owner: LedgerOwner, isOffline: Bool, news: Double?,
        now: Double = Date().timeIntervalSince1970,
        bring: @escaping @Sendable (MediaFile) async -> Result<String, PictureDesk.Refusal>
    ) {
        self.mirror = mirror
        self.ledger = ledger
        self.owner = owner
        self.isOffline = isOffline
        self.news = news
        self.now = now
        self.bring = bring
    }

    /// Writes the bundle, or nothing.
    ///
    /// - Parameters:
    ///   - path: the bundle's folder, which must not be there yet.
    ///   - progress: told how many orders are written.
    public func export(
        _ wish: ExportWish, to path: String, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws(Failure) -> Report {
        do {
            return try await write(wish, to: path, progress)
        } catch let failure as PrivateFiles.Failure {
            throw .file(failure)
        } catch let error as StoreError {
            throw .store(error)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw .cancelled
        }
    }

    private func write(
        _ wish: ExportWish, to path: String, _ progress: @Sendable (Int) -> Void
    ) async throws -> Report {
        let reader = try mirror.makeReader()
        var orders: [Order] = []
        var unknown: [String] = []
        for id in wish.orders {
            if let order = try reader.record(Order.self, id: id) { orders.append(order) } else { unknown.append(id) }
        }
        guard !orders.isEmpty else { throw Failure.nothing }
        let folder = try BundleFolder(path)
        var missing = unknown.map { "order \($0): not in the mirror" }
        var written: [(folder: String, label: String, verdict: String)] = []
        for (index, order) in orders.enumerated() {
            let name = name(of: order, among: written.map(\.folder))
            let section = BundleSection(order: order, folder: name, wish: wish, origin: origin(wish), exporter: self)
            missing += try await section.write(into: folder, reader)
            written.append((name, order.label, order.verdict.words))
            progress(index + 1)
        }
        try folder.write(
            EvidencePage.overview(written, wish, origin: origin(wish), missing: missing), to: "index.html")
        let manifest = manifest(wish, zip(orders, written).map { ($0.id, $1.folder) }, missing, folder.entries)
        try folder.write(manifest.json(), to: "manifest.json")
        let sums = folder.entries.map { "\($0.sha256)  \($0.path)\n" }
        try folder.write(sums.joined(), to: "SHA256SUMS")
        try Task.checkCancellation()
        // First the audit: what left this console must stand in it, even if the last step fails.
        let remark = "\(wish.words), \(manifest.files.count) files, \(missing.count) missing, to \(folder.path)"
        try ledger.noteExport(
            orders.map { ($0.id, $0.label) }, remark: remark, operation: UUID().uuidString.lowercased(), owner: owner,
            now: now)
        try folder.finish()
        return Report(
            path: folder.path, orders: orders.count, files: manifest.files.count, missing: missing, unknown: unknown)
    }

    private func origin(_ wish: ExportWish) -> EvidencePage.Origin {
        EvidencePage.Origin(
            server: owner.server, author: author(wish), version: ProgramVersion.text, time: now)
    }

    /// Who answers for the bundle has to be known also where addresses are masked.
    private func author(_ wish: ExportWish) -> String {
        guard wish.isMasked else { return owner.name }
        return owner.user.contains("@") ? Redaction.mask : owner.user
    }

    private func manifest(
        _ wish: ExportWish, _ orders: [(id: Order.ID, folder: String)], _ missing: [String],
        _ files: [BundleFolder.Entry]
    ) -> BundleManifest {
        BundleManifest(
            program: "ozc \(ProgramVersion.text)", server: owner.server, exportedBy: author(wish),
            profile: owner.profile, time: now, timeUtc: BundleManifest.utc(now), offline: isOffline, newsFrom: news,
            masked: wish.isMasked, scores: wish.withScores,
            orders: orders.map { .init(folderId: $0.id.rawValue, folder: $0.folder) }, missing: missing, files: files)
    }

    /// The order's id as a name on a disk; another one where a hostile id would take one that is there.
    private func name(of order: Order, among names: [String]) -> String {
        let safe = FileNames.safe(order.id.rawValue)
        let taken = ["index.html", "manifest.json", "SHA256SUMS"] + names
        guard taken.contains(safe) else { return safe }
        return "\(safe)-\(names.count + 1)"
    }
}
