import FoundationEssentials

/// Where the slow search for orders that the server deleted stands.
struct Sweep: Codable, Equatable {
    /// A span of creation times, in epoch seconds, both ends included.
    struct Span: Codable, Equatable {
        let from: Double
        let to: Double

        /// What lies after a moment within it begins here: the wire has no finer times.
        static let grain = 0.000_001

        var range: ClosedRange<Double> { min(from, to)...to }
    }

    /// As whom it was begun: others are shown other orders.
    var viewer: String
    /// Spans in which the server may lack an order that the mirror has; the last one is looked at next.
    var spans: [Span]
    /// Orders that a first look did not find.
    var suspects: [String] = []
    /// When the last of them was not found.
    var suspectedAt: Double?
    /// When it was done.
    var ended: Double?

    var isOver: Bool { spans.isEmpty && suspects.isEmpty }
}

/// How many requests an hour the search may make, counted across programs.
struct SweepBudget: Codable, Equatable {
    private static let hour = 3600.0

    var begun: Double
    var used: Int

    /// Counts a request; false where the hour has none left.
    mutating func take(of most: Int, now: Double) -> Bool {
        if !(0..<Self.hour).contains(now - begun) { (begun, used) = (now, 0) }
        guard used < most else { return false }
        used += 1
        return true
    }
}

extension Decodable where Self: Encodable {
    /// Reads what `text` wrote; nil for anything else.
    init?(text: String?) {
        guard let text, let kept = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else { return nil }
        self = kept
    }

    var text: String? {
        (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) }
    }
}
