/// An order that is to be created: its files, what is said of it, and what is to be checked.
public struct NewOrder: Hashable, Sendable {
    public var files: [NewFile]
    public var metaData: [String: JSONValue]
    /// Run as soon as the order is there.
    public var analyses: [AnalysisWish]
    /// One request that is answered only when the analyses have ended; from API 6.0.1 on. [D]
    public var isSingleRequest: Bool

    /// An order from its parts.
    public init(
        files: [NewFile], metaData: [String: JSONValue] = [:], analyses: [AnalysisWish] = [],
        isSingleRequest: Bool = false
    ) {
        self.files = files
        self.metaData = metaData
        self.analyses = analyses
        self.isSingleRequest = isSingleRequest
    }
}

/// An analysis that is to be run.
public struct AnalysisWish: Hashable, Sendable {
    public var type: AnalysisType
    /// The media it looks at; nil for all of the order.
    public var media: [Media.ID]?
    /// Such as `threshold_min` or `collection_id`.
    public var params: [String: JSONValue]

    /// An analysis from its parts.
    public init(_ type: AnalysisType, media: [Media.ID]? = nil, params: [String: JSONValue] = [:]) {
        self.type = type
        self.media = media
        self.params = params
    }
}

/// What goes with an order that is deleted, as far as it is known.
public struct OrderParts: Hashable, Sendable {
    public var media: Int
    public var analyses: Int

    /// So many of each.
    public init(media: Int, analyses: Int) {
        self.media = media
        self.analyses = analyses
    }
}

/// How the metadata of an order is to change.
public enum MetaDataEdit: Hashable, Sendable {
    /// These fields, objects within objects too; fields named by their dotted path go. What is not named stays.
    case merge([String: JSONValue], removing: [String])
    /// All of it; refused where it is no longer what was seen, if that is told.
    case replace([String: JSONValue], seen: [String: JSONValue]?)
}
