/// A file of an order: a picture, a video, or a set of shots.
public struct Media: Equatable, Sendable {
    /// Marks ids of media.
    public typealias ID = Identifier<Media>

    /// `media_id`, or the typed id on servers that give only that.
    public var id: ID
    /// `folder_id`.
    public var orderID: Order.ID?
    /// `time_created`, epoch seconds; nil where the server gave none.
    public var created: Double?
    /// From `media_type`.
    public var kind: MediaKind
    /// `mime_type`.
    public var mimeType: String?
    /// `original_name`: what the sender called the file.
    public var name: String?
    /// `tags`.
    public var tags: [String]
    /// Bytes of the original.
    public var size: Int?
    /// Seconds of a video.
    public var duration: Double?
    /// Pixels of the original.
    public var width: Int?
    /// Pixels of the original.
    public var height: Int?
    /// `original_url`, or `video_url`.
    public var originalURL: String?
    /// `thumb_url`.
    public var thumbURL: String?
    /// `preview_url`: a smaller MP4 of a video or shots set.
    public var previewURL: String?
    /// What people call the order: its transaction id, else the beginning of its id.
    public var orderLabel: String?

    /// A medium from its parts.
    public init(
        id: ID, orderID: Order.ID?, created: Double?, kind: MediaKind, mimeType: String? = nil, name: String? = nil,
        tags: [String] = [], size: Int? = nil, duration: Double? = nil, width: Int? = nil, height: Int? = nil,
        originalURL: String? = nil, thumbURL: String? = nil, previewURL: String? = nil, orderLabel: String? = nil
    ) {
        self.id = id
        self.orderID = orderID
        self.created = created
        self.kind = kind
        self.mimeType = mimeType
        self.name = name
        self.tags = tags
        self.size = size
        self.duration = duration
        self.width = width
        self.height = height
        self.originalURL = originalURL
        self.thumbURL = thumbURL
        self.previewURL = previewURL
        self.orderLabel = orderLabel
    }
}
