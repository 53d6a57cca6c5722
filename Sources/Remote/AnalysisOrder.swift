import OzModel

/// Analyses to be run on an order.
public struct AnalysisOrder: Hashable, Sendable, Encodable {
    /// One analysis of an order.
    public struct Item: Hashable, Sendable, Encodable {
        /// Such as `QUALITY`; the server reads it in any case.
        public var type: String
        /// Media ids; nil means all of the order.
        public var sourceMedia: [String]?
        public var params: [String: JSONValue]?

        public init(type: String, sourceMedia: [String]? = nil, params: [String: JSONValue]? = nil) {
            self.type = type
            self.sourceMedia = sourceMedia
            self.params = params
        }

        private enum CodingKeys: String, CodingKey {
            case type
            case sourceMedia = "source_media"
            case params
        }
    }

    public var items: [Item]
    /// Where the server should report the results, if anywhere.
    public var callback: String?

    public init(_ items: [Item], callback: String? = nil) {
        self.items = items
        self.callback = callback
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: FieldName.self)
        try fields.encode(items, forKey: FieldName("analyses"))
        try fields.encodeIfPresent(callback, forKey: FieldName(Assumptions.callbackField))
    }
}

extension AnalysisOrder {
    /// What somebody wishes to be run.
    init(_ wishes: [AnalysisWish]) {
        self.init(
            wishes.map { wish in
                Item(
                    type: wish.type.wire, sourceMedia: wish.media?.map(\.rawValue),
                    params: wish.params.isEmpty ? nil : wish.params)
            })
    }
}
