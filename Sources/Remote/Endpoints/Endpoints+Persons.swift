import HTTP
import OzModel

extension Endpoints {
    /// A page of a collection's persons with their photos, as an array or an envelope with `items`.
    public static func persons(
        of collection: OzModel.Collection.ID, offset: Int = 0, limit: Int = 100
    ) -> Endpoint<JSONText> {
        let page = [QueryItem("offset", "\(offset)"), QueryItem("limit", "\(limit)")]
        return json(.get, path("collections", collection.rawValue, "persons/"), query: page)
    }

    /// One person with their photos.
    public static func person(_ id: Person.ID, of collection: OzModel.Collection.ID) -> Endpoint<JSONText> {
        json(.get, path("collections", collection.rawValue, "persons", id.rawValue))
    }
}
