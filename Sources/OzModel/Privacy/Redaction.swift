/// What is taken out of the server's own JSON before others may see it: what tells who somebody is, and scores.
public struct Redaction: Equatable, Sendable {
    /// What stands where something personal stood.
    public static let mask = "masked"

    /// Whether names, e-mails, document fields, comments, addresses of files and metadata values are masked.
    public var hidesPersonal: Bool
    /// Whether scores and thresholds are left out.
    public var omitsScores: Bool

    /// A redaction from its parts.
    public init(hidesPersonal: Bool, omitsScores: Bool) {
        self.hidesPersonal = hidesPersonal
        self.omitsScores = omitsScores
    }

    /// The same JSON without what must not be in it; order, spelling and unknown keys stay.
    ///
    /// - Returns: nil when the text is not JSON, or nested deeper than anybody reads: it must then not be shown at all.
    public func rewritten(_ json: String) -> String? {
        guard hidesPersonal || omitsScores else { return json }
        return JSONRewriter.rewrite(json, verdict)
    }

    private func verdict(_ path: [String], _ leaf: JSONRewriter.Leaf) -> JSONRewriter.Verdict {
        if omitsScores, Self.isScore(path, leaf) { return .drop }
        return hidesPersonal && Self.isPersonal(path, leaf) ? .replace(Self.mask) : .keep
    }

    private static func isScore(_ path: [String], _ leaf: JSONRewriter.Leaf) -> Bool {
        if path.contains("confs") { return true }
        if case .number = leaf, path.contains("results_data") { return true }
        guard let key = path.last else { return false }
        return ["confidence", "score", "threshold", "similarity"].contains { key.contains($0) }
    }

    private static func isPersonal(_ path: [String], _ leaf: JSONRewriter.Leaf) -> Bool {
        if case .null = leaf { return false }
        guard let key = path.last else { return false }
        // An address in a field that is nobody's is an address all the same.
        if case .text(let text) = leaf, text.contains("@") { return true }
        if let place = path.firstIndex(where: metadata.contains) {
            return FrontEndKey.of(path[(place + 1)...])?.isPersonal ?? true
        }
        if path.contains("text_fields") { return key != "field_name" }
        if path.contains("person_info") { return true }
        return keys.contains(key) || key.hasSuffix("_url")
    }

    private static let metadata: Set<String> = ["meta_data", "technical_meta_data"]

    // Files can be had by their addresses without a log-in, and known again by their hashes. [C, section 11.6]
    private static let keys: Set<String> = [
        "first_name", "middle_name", "last_name", "email", "original_name", "url", "path", "md5", "ip_address", "iin",
        "comment", "resolution_comment", "operator_comment", "remark", "resolution_endpoint", "text", "answer",
    ]
}
