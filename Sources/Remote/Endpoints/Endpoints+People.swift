import HTTP

extension Endpoints {
    /// A page of users, as an array or an envelope with `items`.
    public static func users(offset: Int = 0, limit: Int = 100) -> Endpoint<JSONText> {
        json(.get, .api("users/"), query: page(offset, limit))
    }

    /// One user.
    public static func user(_ id: String) -> Endpoint<JSONText> {
        json(.get, path("users", id))
    }

    /// A page of companies, as an array or an envelope with `items`.
    public static func companies(offset: Int = 0, limit: Int = 100) -> Endpoint<JSONText> {
        json(.get, .api("companies/"), query: page(offset, limit))
    }

    /// One company.
    public static func company(_ id: String) -> Endpoint<JSONText> {
        json(.get, path("companies", id))
    }

    /// A page of collections; servers without paging answer with all of them.
    public static func collections(offset: Int = 0, limit: Int = 100) -> Endpoint<JSONText> {
        json(.get, .api("collections/"), query: page(offset, limit))
    }

    /// One collection.
    public static func collection(_ id: String) -> Endpoint<JSONText> {
        json(.get, path("collections", id))
    }

    private static func page(_ offset: Int, _ limit: Int) -> [QueryItem] {
        [QueryItem("offset", "\(offset)"), QueryItem("limit", "\(limit)")]
    }
}
