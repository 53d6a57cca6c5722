/// The order of a list: `field{asc}`, `field{desc}`, comma separated; a bare field means descending.
struct Sorting: Equatable, Sendable {
    /// One field and its direction.
    struct Key: Equatable, Sendable {
        let field: String
        let ascending: Bool
    }

    let keys: [Key]

    /// Reads the request's order; `standard` where it states none. Fields outside `fields` are refused.
    init(_ query: Query, fields: [String], standard: String = "time_created") throws {
        keys = try (query.list("sorting") ?? [standard]).map { word in
            let parts = word.split(separator: "{", omittingEmptySubsequences: false)
            let field = String(parts[0])
            guard parts.count <= 2, !field.isEmpty else {
                throw ApiError.value("Invalid sorting descriptor format \(word)", "sorting")
            }
            guard fields.contains(field) else {
                throw ApiError.value(
                    "Invalid sorting_field value for descriptor \(word). Not found in model", "sorting")
            }
            switch parts.count > 1 ? parts[1].lowercased() : "desc}" {
            case "asc}": return Key(field: field, ascending: true)
            case "desc}": return Key(field: field, ascending: false)
            default: throw ApiError.value("Invalid sorting descriptor format \(word)", "sorting")
            }
        }
        guard !keys.isEmpty else { throw ApiError.value("Invalid sorting descriptor format ", "sorting") }
    }
}
