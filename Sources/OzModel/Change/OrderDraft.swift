/// An order that is to be made: its files, the analyses to run on them, and its metadata.
public struct OrderDraft: Equatable, Sendable {
    public var files: [FileDraft]
    public var analyses: [AnalysisDraft]
    /// The metadata as JSON text, an object; empty for none.
    public var metaData: String

    /// An order from its parts.
    public init(files: [FileDraft], analyses: [AnalysisDraft] = [], metaData: String = "") {
        self.files = files
        self.analyses = analyses
        self.metaData = metaData
    }
}

/// A file that is to be sent.
public struct FileDraft: Equatable, Sendable {
    /// Where it is on this machine, absolute.
    public var path: String
    /// Such as `video_selfie` and `video_selfie_blank`.
    public var tags: [String]

    /// A file with its tags.
    public init(path: String, tags: [String]) {
        self.path = path
        self.tags = tags
    }

    /// The last part of the path.
    public var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// An analysis that is to be run.
public struct AnalysisDraft: Equatable, Sendable {
    public var type: AnalysisType
    /// Media ids; nil for all of the order.
    public var media: [String]?
    /// Numbers that the server understands by name, such as `threshold_spoofing`.
    public var thresholds: [String: Double]

    /// An analysis of all media unless told otherwise.
    public init(type: AnalysisType, media: [String]? = nil, thresholds: [String: Double] = [:]) {
        self.type = type
        self.media = media
        self.thresholds = thresholds
    }
}

/// A person that is to be put into a collection.
public struct PersonDraft: Equatable, Sendable {
    public var photos: [FileDraft]
    /// The metadata as JSON text, an object; empty for none. The name is part of it.
    public var metaData: String

    /// A person from its parts.
    public init(photos: [FileDraft], metaData: String = "") {
        self.photos = photos
        self.metaData = metaData
    }
}
