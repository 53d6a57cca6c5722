/// The conditions of a list request, read by name; each reads both `X` and `X.exclude`.
struct Filters {
    let query: Query
    let now: Moment

    /// A condition on a value that may be missing; nil where the request states none.
    func words<Value: Hashable>(
        _ name: String, _ cast: (String) throws -> Value
    ) throws -> (@Sendable (Value?) -> Bool)? where Value: Sendable {
        let wanted = try set(name, cast)
        let unwanted = try set(name + ".exclude", cast)
        guard wanted != nil || unwanted != nil else { return nil }
        return { value in (wanted?.contains(value) ?? true) && !(unwanted?.contains(value) ?? false) }
    }

    /// A condition on a state or verdict.
    func resolution(_ name: String) throws -> (@Sendable (Resolution?) -> Bool)? {
        try words(name) { word in
            guard let value = Resolution(rawValue: word.uppercased()) else {
                throw ApiError.cast(word, "Resolution", name)
            }
            return value
        }
    }

    /// A condition on an identifier.
    func id(_ name: String) throws -> (@Sendable (ObjectID?) -> Bool)? {
        try words(name) { word in
            guard let id = ObjectID(word) else { throw ApiError.cast(word, "UUID", name) }
            return id
        }
    }

    /// The range `X.min` to `X.max`.
    func range(_ name: String) throws -> TimeRange {
        TimeRange(min: try moment(name + ".min"), max: try moment(name + ".max"))
    }

    private func moment(_ name: String) throws -> Moment? {
        guard let text = query[name] else { return nil }
        guard let moment = TimeInput.moment(text, now: now) else { throw ApiError.cast(text, "datetime", name) }
        return moment
    }

    private func set<Value: Hashable>(_ name: String, _ cast: (String) throws -> Value) throws -> Set<Value?>? {
        guard let words = query.list(name) else { return nil }
        return Set(try words.map { $0.lowercased() == "null" ? nil : try cast($0) })
    }
}
