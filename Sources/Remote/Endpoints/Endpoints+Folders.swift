import HTTP

extension Endpoints {
    /// A page of orders, as an array or an envelope with `items`.
    public static func folders(_ query: FolderQuery) -> Endpoint<JSONText> {
        json(.get, .api("folders/"), query: query.items)
    }

    /// One order with its media, and its analyses when asked for.
    public static func folder(_ id: String, withAnalyses: Bool = true) -> Endpoint<JSONText> {
        let query = withAnalyses ? [QueryItem(Assumptions.withAnalyses, "true")] : []
        return json(.get, path("folders", id), query: query)
    }

    /// Creates an order with its files; the answer is the order.
    public static func createFolder(_ folder: NewFolder) -> Endpoint<JSONText> {
        json(.post, .api("folders/"), body: folder.body)
    }

    /// Deletes an order.
    public static func deleteFolder(_ id: String) -> Endpoint<Void> {
        Endpoint(.delete, path("folders", id), decode: Answers.none)
    }

    /// The media of an order, as an array or an envelope.
    public static func folderMedia(_ id: String) -> Endpoint<JSONText> {
        json(.get, path("folders", id, "media/"))
    }

    /// The analyses of an order, as an array or an envelope.
    public static func folderAnalyses(_ id: String) -> Endpoint<JSONText> {
        json(.get, path("folders", id, "analyses/"))
    }
}
