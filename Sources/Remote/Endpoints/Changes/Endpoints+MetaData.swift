import HTTP
import OzModel

/// The metadata of an order. POST sets the fields named as a whole, PATCH goes into objects within objects, neither
/// removes a field [I: the documents say "adds or replaces" and "modifies"].
extension Endpoints {
    /// All of it.
    public static func metaData(of order: Order.ID) -> Endpoint<JSONText> {
        json(.get, path("folders", order.rawValue, "meta_data/"))
    }

    /// Changes fields, and fields within fields; the answer is all of it.
    public static func mergeMetaData(_ fields: [String: JSONValue], of order: Order.ID) -> Endpoint<JSONText?> {
        write(.patch, fields, order)
    }

    /// Sets fields as a whole; the answer is all of it.
    public static func setMetaData(_ fields: [String: JSONValue], of order: Order.ID) -> Endpoint<JSONText?> {
        write(.post, fields, order)
    }

    /// Removes all of it: the only way to be rid of one field.
    public static func clearMetaData(of order: Order.ID) -> Endpoint<JSONText?> {
        Endpoint(.delete, path("folders", order.rawValue, "meta_data/"), decode: Answers.jsonIfAny)
    }

    private static func write(
        _ method: Method, _ fields: [String: JSONValue], _ order: Order.ID
    ) -> Endpoint<JSONText?> {
        Endpoint(
            method, path("folders", order.rawValue, "meta_data/"), body: body(JSONValue.object(fields)),
            decode: Answers.jsonIfAny)
    }
}
