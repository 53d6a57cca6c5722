import OzModel

/// Reads the server's check of its parts, whose shape no document tells: words, flags, objects with a status, lists.
struct HealthcheckReader {
    private static let mostParts = 200
    private static let deepest = 8
    /// Fields that hold how the object around them is.
    private static let statuses = ["status", "state", "health", "healthy", "ok", "alive", "up", "result"]
    private static let names = ["name", "component", "service", "queue", "id"]
    private static let fine: Set = [
        "ok", "up", "fine", "good", "healthy", "health_ok", "pass", "passed", "passing", "green", "alive", "running",
        "available", "ready", "online", "active", "connected", "success", "serving", "working", "normal", "true",
    ]
    private static let warning: Set = [
        "warn", "warning", "degraded", "yellow", "busy", "slow", "partial", "starting", "unstable", "impaired",
    ]
    private static let failing: Set = [
        "down", "fail", "failed", "failing", "failure", "error", "unhealthy", "red", "dead", "stopped", "unavailable",
        "offline", "inactive", "critical", "disconnected", "timeout", "broken", "unreachable", "false",
    ]

    private(set) var parts: [HealthPart] = []

    init(_ value: JSONValue) { read(value, [], depth: 0) }

    private mutating func read(_ value: JSONValue, _ path: [String], depth: Int) {
        guard depth <= Self.deepest, parts.count < Self.mostParts else { return }
        switch value {
        case .object(let fields): read(fields, path, depth)
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                read(element, path + [Self.name(of: element) ?? "\(index + 1)"], depth: depth + 1)
            }
        case .null, .bool, .int, .double, .string: add(value, path)
        }
    }

    private mutating func read(_ fields: [String: JSONValue], _ path: [String], _ depth: Int) {
        let own = Self.statuses.first { fields[$0]?.isScalar ?? false }
        if let own, let value = fields[own] { add(value, path) }
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) where key != own {
            // Beside a status stand details, such as a version; what says how it is counts all the same.
            if own != nil, value.isScalar, Self.state(value) == .unknown || Self.names.contains(key) { continue }
            read(value, path + [key], depth: depth + 1)
        }
    }

    private mutating func add(_ value: JSONValue, _ path: [String]) {
        guard parts.count < Self.mostParts else { return }
        let name = Excerpt.of(path.joined(separator: "."), limit: 60)
        let word = Excerpt.of(value.brief ?? "nothing", limit: 60)
        parts.append(HealthPart(name: name.isEmpty ? "server" : name, state: Self.state(value), word: word))
    }

    private static func state(_ value: JSONValue) -> HealthState {
        switch value {
        case .bool(let flag): return flag ? .fine : .failing
        case .string(let text):
            let word = text.lowercased().prefix { !" :,;(".contains($0) }
            if fine.contains(String(word)) { return .fine }
            if warning.contains(String(word)) { return .warning }
            return failing.contains(String(word)) ? .failing : .unknown
        case .null, .int, .double, .array, .object: return .unknown
        }
    }

    private static func name(of element: JSONValue) -> String? {
        guard case .object(let fields) = element else { return nil }
        for name in names { if case .string(let text)? = fields[name], !text.isEmpty { return text } }
        return nil
    }
}

extension JSONValue {
    fileprivate var isScalar: Bool {
        switch self {
        case .null, .bool, .int, .double, .string: true
        case .array, .object: false
        }
    }
}
