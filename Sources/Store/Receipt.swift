import OzModel

/// What became of a page that was put into the mirror.
public struct Receipt: Equatable, Sendable {
    /// An element that could not be read; the rest of its page went on.
    public struct Unreadable: Equatable, Sendable {
        /// What it was meant to be.
        public let noun: Noun
        /// Which element of its list it was, from 0.
        public let position: Int
        /// Why, in words that carry no value of a person.
        public let reason: String

        /// A finding from its parts.
        public init(noun: Noun, position: Int, reason: String) {
            self.noun = noun
            self.position = position
            self.reason = reason
        }
    }

    /// The times on a page.
    public struct Span: Equatable, Sendable {
        /// The least one.
        public var least: Double?
        /// The greatest one.
        public var greatest: Double?
        /// The first element's.
        public var first: Double?
        /// The last element's.
        public var last: Double?

        /// No times at all.
        public init() {}
    }

    /// Elements on the page, readable or not.
    public var items = 0
    /// Readable elements that the mirror did not have before.
    public var fresh = 0
    /// Rows that were added, changed or removed, nested objects among them; 0 leaves the revision as it was.
    public var changed = 0
    /// Elements and nested elements that could not be read.
    public var unreadable: [Unreadable] = []
    /// `total_count`, where the server counted.
    public var total: Int?
    /// `limit` as the server applied it, which may be less than what was asked for.
    public var limit: Int?
    /// The readable elements' `time_created`, epoch seconds, and in which order they came.
    public var created = Span()
    /// The readable elements' `time_updated`, epoch seconds, and in which order they came.
    public var updated = Span()
    /// The readable elements' ids, as they came.
    public var ids: [String] = []
    /// The first of `ids`; a page with the same first and last one is the same page again.
    public var firstID: String? { ids.first }
    /// The last of `ids`.
    public var lastID: String? { ids.last }
    /// The mirror's revision after the page.
    public var revision = 0

    /// An empty receipt.
    public init() {}
}
