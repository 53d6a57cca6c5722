extension AnalysisWish {
    /// Why a text is no threshold, for people and without a full stop.
    public struct ThresholdMistake: Error, Hashable, Sendable {
        public let sentence: String
    }

    /// Where a type has thresholds, what they are without any word of ours; nil for types without any. [D, section 9.2]
    public static func usualThreshold(of type: AnalysisType) -> String? {
        switch type {
        case .quality: "0.5"
        case .biometry: "0.85"
        case .collection: "0.85"
        case .documents, .other: nil
        }
    }

    /// The parameters that a threshold stands for: a number from 0 to 1, for biometry also two, like `0.75..0.85`,
    /// between which an operator decides. Names of clients. [C, section 9.2]
    public static func threshold(
        _ text: String, of type: AnalysisType
    ) throws(ThresholdMistake) -> [String: JSONValue] {
        let ends = text.split(separator: ".", omittingEmptySubsequences: false).count > 2 ? parts(text) : [text]
        let numbers = ends.compactMap { Double($0) }.filter { (0...1).contains($0) }
        guard numbers.count == ends.count, let first = numbers.first, let last = numbers.last, first <= last,
            numbers.count == 1 || (type == .biometry && numbers.count == 2)
        else {
            throw ThresholdMistake(sentence: "a threshold is a number from 0 to 1; biometry takes two, like 0.75..0.85")
        }
        switch type {
        case .quality: return ["threshold_spoofing": .double(first)]
        case .biometry: return ["threshold_min": .double(first), "threshold_max": .double(last)]
        case .collection: return ["decision_threshold": .double(first)]
        case .documents, .other: throw ThresholdMistake(sentence: "\(type.words) has no threshold")
        }
    }

    /// A search for the faces of an order in one collection. Name of clients. [C, section 9.2]
    public static func search(in collection: Collection.ID) -> AnalysisWish {
        AnalysisWish(.collection, params: ["collection_id": .string(collection.rawValue)])
    }

    /// What stands on both sides of the first `..`.
    private static func parts(_ text: String) -> [String] {
        var before = ""
        var rest = Substring(text)
        while let character = rest.first {
            if rest.hasPrefix("..") { return [before, String(rest.dropFirst(2))] }
            before.append(character)
            rest = rest.dropFirst()
        }
        return [before]
    }
}
