import Foundation

/// A sandbox's own word on what it was asked and what it did, in the order in which it did it.
public struct SandboxLog: Sendable {
    /// One answered request.
    public struct Entry: Decodable, Sendable {
        public let time: Double
        public let method: String
        public let path: String
        public let query: String?
        /// The e-mail of whoever asked; nil where that was not known.
        public let user: String?
        /// The status that was sent; nil where the connection was closed instead.
        public let status: Int?
        /// Whether the deed was done and its answer lost.
        public let lost: Bool?
        public let decision: Decision?
    }

    /// A decision that was applied, whether or not its answer arrived.
    public struct Decision: Decodable, Equatable, Sendable {
        public let analysis: String
        public let before: Side
        public let after: Side

        private enum CodingKeys: String, CodingKey {
            case analysis = "analyse_id"
            case before, after
        }
    }

    /// An analysis before or after a decision, in the API's words.
    public struct Side: Decodable, Equatable, Sendable {
        public let verdict: String
        public let decision: String?
        /// Nil before, where the log does not tell it.
        public let comment: String?
        public let updated: Double

        private enum CodingKeys: String, CodingKey {
            case verdict = "resolution_status"
            case decision = "resolution_operator"
            case comment = "resolution_comment"
            case updated = "time_updated"
        }
    }

    public let entries: [Entry]

    /// Every decision that was applied, in order; one that stands twice was applied twice.
    public var decisions: [Decision] { entries.compactMap(\.decision) }

    /// The lines of a log; one that is still being written is not among them.
    public init(_ text: String) throws {
        entries = try text.components(separatedBy: "\n").dropLast().map {
            try JSONDecoder().decode(Entry.self, from: Data($0.utf8))
        }
    }

    /// The decisions on one analysis, in order.
    public func decisions(on analysis: String) -> [Decision] { decisions.filter { $0.analysis == analysis } }
}
