/// Pieces of SQL that take values out of a JSON element and never fail on a value of the wrong type.
enum Pick {
    /// A field as text; `substr` ends it at a NUL, which no terminal and no C string would show anyway.
    static func text(_ path: String, of json: String = "p.value") -> String {
        "nullif(substr(json_extract(\(json), '\(path)'), 1), '')"
    }

    /// The first of several fields that is there, as text.
    static func firstText(_ paths: [String], of json: String = "p.value") -> String {
        guard paths.count > 1 else { return paths.first.map { text($0, of: json) } ?? "NULL" }
        return "coalesce(\(paths.map { text($0, of: json) }.joined(separator: ", ")))"
    }

    /// A field as text if it is one that can name an object.
    static func id(_ paths: [String], of json: String = "p.value") -> String {
        let cases = paths.map {
            "WHEN json_type(\(json), '\($0)') IN ('text', 'integer') AND \(text($0, of: json)) IS NOT NULL"
                + " THEN \(text($0, of: json))"
        }
        return "CASE \(cases.joined(separator: " ")) END"
    }

    /// A field as number; infinities, which SQLite makes of 9e999, do not count.
    static func number(_ path: String, of json: String = "p.value") -> String {
        "CASE WHEN json_type(\(json), '\(path)') IN ('integer', 'real')"
            + " AND json_extract(\(json), '\(path)') BETWEEN -1e300 AND 1e300"
            + " THEN CAST(json_extract(\(json), '\(path)') AS REAL) END"
    }

    /// The first of several fields that is a number.
    static func firstNumber(_ paths: [String], of json: String = "p.value") -> String {
        guard paths.count > 1 else { return paths.first.map { number($0, of: json) } ?? "NULL" }
        return "coalesce(\(paths.map { number($0, of: json) }.joined(separator: ", ")))"
    }

    /// The first of several fields that is a whole number SQLite can hold.
    static func firstInteger(_ paths: [String], of json: String = "p.value") -> String {
        let cases = paths.map {
            "CASE WHEN json_type(\(json), '\($0)') = 'integer' AND json_extract(\(json), '\($0)') BETWEEN 0 AND 9e15"
                + " THEN CAST(json_extract(\(json), '\($0)') AS INTEGER) END"
        }
        guard cases.count > 1 else { return cases.first ?? "NULL" }
        return "coalesce(\(cases.joined(separator: ", ")))"
    }

    /// A field as 0, 1 or nothing.
    static func flag(_ paths: [String]) -> String {
        let cases = paths.map {
            "CASE json_type(p.value, '\($0)') WHEN 'true' THEN 1 WHEN 'false' THEN 0"
                + " WHEN 'integer' THEN json_extract(p.value, '\($0)') <> 0 END"
        }
        guard cases.count > 1 else { return cases.first ?? "NULL" }
        return "coalesce(\(cases.joined(separator: ", ")))"
    }

    /// A word of the API in the API's own spelling if it is one of those known, else as it came.
    static func word(_ text: String, known: [String], missing: String? = nil) -> String {
        let key = "upper(replace(replace(trim(\(text)), ' ', '_'), '-', '_'))"
        let list = known.map { "'\($0)'" }.joined(separator: ", ")
        let plain = "CASE WHEN \(key) IN (\(list)) THEN \(key) ELSE \(text) END"
        return missing.map { "coalesce(\(plain), '\($0)')" } ?? plain
    }

    /// The smallest or greatest number under a path within the elements of an array.
    static func extreme(_ function: String, _ path: String, in array: String) -> String {
        "(SELECT \(function)(\(number(path, of: "e.value"))) FROM json_each(p.value, '\(array)') AS e"
            + " WHERE e.type = 'object')"
    }

    /// All values under a path, however deep, as one text of bounded length.
    static func values(_ path: String) -> String {
        "(SELECT group_concat(substr(m.atom, 1, 200), ' ') FROM json_tree(p.value, '\(path)') AS m"
            + " WHERE m.atom IS NOT NULL)"
    }

    /// A word of the API as it is written and as screens say it: `OPERATOR_REQUIRED operator required`.
    static func spoken(_ text: String) -> String {
        "\(text) || ' ' || replace(\(text), '_', ' ')"
    }

    /// Several texts folded into the one that finding looks through.
    static func folded(_ texts: [String]) -> String {
        "ozc_fold(substr(\(texts.map { "coalesce(\($0), '')" }.joined(separator: " || ' ' || ")), 1, 8000))"
    }
}
