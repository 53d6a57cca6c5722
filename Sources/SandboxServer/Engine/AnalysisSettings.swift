/// The thresholds and options an analysis runs with; each type shows its own (`confs`).
struct AnalysisSettings: Codable, Equatable, Sendable {
    /// From this probability of an attack on, liveness is declined.
    var spoofing = 0.5
    var extractsBestShot = true
    /// Below this similarity two faces are declined; the same as `high` unless asked, for only settings bring in a person.
    var low = 0.85
    /// From this similarity on two faces match.
    var high = 0.85
    /// From this similarity on a person of the collection is found.
    var match = 0.85
    var matches = 10
    var capabilities = 492

    /// The defaults with what a request's `params` change.
    init(_ params: JSON = [:]) throws {
        spoofing = try Self.share("threshold_spoofing", params) ?? spoofing
        let (least, most) = (try Self.share("threshold_min", params), try Self.share("threshold_max", params))
        // One threshold alone leaves nothing between two.
        low = least ?? most ?? low
        high = most ?? least ?? high
        match = try Self.share("decision_threshold", params) ?? match
        matches = try Self.whole("decision_count", params) ?? matches
        capabilities = try Self.whole("capabilities", params) ?? capabilities
        if let flag = params["extract_best_shot"], !flag.isNull {
            guard let flag = flag.flag else { throw ApiError.type("params.extract_best_shot") }
            extractsBestShot = flag
        }
        guard low <= high else {
            throw ApiError.value("Invalid thresholds - threshold_min exceeds threshold_max", "params.threshold_min")
        }
    }

    func view(of type: AnalysisType) -> JSON {
        switch type {
        case .quality: ["threshold_spoofing": .double(spoofing), "extract_best_shot": .bool(extractsBestShot)]
        case .biometry: ["threshold_min": .double(low), "threshold_max": .double(high)]
        case .documents: ["capabilities": .int(capabilities)]
        case .collection: ["decision_threshold": .double(match), "decision_count": .int(matches)]
        }
    }

    private static func share(_ name: String, _ params: JSON) throws -> Double? {
        guard let value = params[name], !value.isNull else { return nil }
        guard let number = value.number else { throw ApiError.type("params.\(name)") }
        guard 0...1 ~= number else {
            throw ApiError.value("Invalid value for \(name) - must be from 0 to 1", "params.\(name)")
        }
        return number
    }

    private static func whole(_ name: String, _ params: JSON) throws -> Int? {
        guard let value = params[name], !value.isNull else { return nil }
        guard case .int(let number) = value else { throw ApiError.type("params.\(name)") }
        return number
    }
}
