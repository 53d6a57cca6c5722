/// Free metadata of every kind of object, by one handler for each method.
///
/// The documents say that POST "adds or replaces" and PATCH "modifies" fields. Our reading [I, section 11.3]: POST sets
/// the fields named as a whole, PATCH goes into objects within objects; neither removes a field.
enum MetaDataRoutes {
    typealias Finder = @Sendable (Database, Call) throws -> MetaDataPlace

    static let all: [Route] =
        of("/api/folders/{folder_id}", .folder, change: .read) { .folder(try $0.folder($1)) }
        + of("/api/media/{media_id}", .media, change: .read) { .media(try $0.media($1)) }
        + of("/api/analyses/{analyse_id}", .analysis, change: .read) { .analysis(try $0.analysis($1)) }
        + of("/api/collections/{collection_id}", .collection, change: .create) { .collection(try $0.collection($1)) }
        + of("/api/collections/{collection_id}/persons/{person_id}", .person, change: .update) {
            .person(try $0.person($1))
        }
        + of("/api/users/{user_id}", .user, change: .update) { .user(try $0.user($1)) }

    /// The four methods below one object; whoever may do `change` to the object may change its metadata, which for orders,
    /// media and analyses is everybody who sees them (section 11.3, "scope").
    private static func of(
        _ path: String, _ resource: Resource, change: Deed, _ find: @escaping Finder
    ) -> [Route] {
        let path = Substring(path + "/meta_data")
        return [
            Route("GET", path, .right(.read, resource)) { database, call in
                .json(database.metaData(of: try find(database, call)))
            },
            Route("POST", path, .right(change, resource)) { try write(&$0, $1, find, merged(deep: false)) },
            Route("PATCH", path, .right(change, resource)) { try write(&$0, $1, find, merged(deep: true)) },
            Route("DELETE", path, .right(change, resource)) { database, call in
                database.set([:], of: try find(database, call), now: call.now)
                return .noContent
            },
        ]
    }

    private static func write(
        _ database: inout Database, _ call: Call, _ find: Finder, _ merge: (JSON, JSON) -> JSON
    ) throws -> Reply {
        let place = try find(database, call)
        let result = merge(database.metaData(of: place), try call.object())
        try MetaData.check(result)
        database.set(result, of: place, now: call.now)
        return .json(result)
    }

    private static func merged(deep: Bool) -> (JSON, JSON) -> JSON {
        { deep ? $0.merging($1) : $0.replacing($1) }
    }
}

extension JSON {
    /// This object with the fields of another set; new ones come last.
    func replacing(_ other: JSON) -> JSON {
        joining(other) { _, new in new }
    }

    /// This object with the fields of another set, and objects within it changed in the same way.
    func merging(_ other: JSON) -> JSON {
        joining(other) { old, new in old.members != nil && new.members != nil ? old.merging(new) : new }
    }

    private func joining(_ other: JSON, _ join: (JSON, JSON) -> JSON) -> JSON {
        var members = members ?? []
        var places: [String: Int] = [:]
        for (place, member) in members.enumerated() where places[member.name] == nil { places[member.name] = place }
        for member in other.members ?? [] {
            if let place = places[member.name] {
                members[place].value = join(members[place].value, member.value)
            } else {
                places[member.name] = members.count
                members.append(member)
            }
        }
        return .object(members)
    }
}
