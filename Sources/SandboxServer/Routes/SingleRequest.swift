/// One request that makes an order, starts its analyses and is answered once they have ended (reference, section 12).
enum SingleRequest {
    /// Seconds after which the answer comes whatever still runs, as the documented clients wait.
    static let longestWait = 300.0

    /// Stores the order; nothing is stored where anything about the request is wrong.
    static func make(_ form: Form, _ orders: [AnalysisOrder], in database: inout Database, _ call: Call) throws -> Int {
        let callback = try Callback.read(form.payload)
        let folder = database.addFolder(user: call.caller, metaData: try form.folderMetaData(), now: call.now)
        database.folders[folder].callback = callback
        let rows = form.uploads.map { database.addMedia($0, folder: folder, now: call.now) }
        guard !orders.isEmpty else { return folder }
        // Until now the sources were positions among the files sent.
        let placed = orders.map { order in
            AnalysisOrder(
                type: order.type, settings: order.settings, sources: order.sources.map { rows[$0] },
                collection: order.collection, metaData: order.metaData)
        }
        _ = database.start(placed, folder: folder, call)
        return folder
    }

    /// The analyses that the payload asks for; none where it asks for none.
    static func orders(_ form: Form, _ database: Database, _ call: Call) throws -> [AnalysisOrder] {
        guard let analyses = form.payload["analyses"], !analyses.isNull else { return [] }
        return try AnalysisRequest(database, call, uploads: form.uploads).orders(form.payload)
    }

    /// The finished order as the answer shows it; nil while any of its analyses runs.
    static func answer(_ folder: Int, _ database: Database, base: String, isLate: Bool) -> JSON? {
        let order = database.folders[folder]
        guard isLate || !order.analyses.contains(where: { database.analyses[$0].state == .processing }) else {
            return nil
        }
        return database.view(order, Database.FolderParts(media: true, analyses: true), base: base)
    }
}
