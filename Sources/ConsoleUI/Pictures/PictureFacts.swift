/// What a file turned out to be when it was read.
public struct PictureFacts: Hashable, Sendable {
    /// "JPEG", "MP4".
    public let format: String
    /// Pixels, upright.
    public let width: Int
    public let height: Int
    /// Of a video: how many, how many a second, seconds in all.
    public let frames: Int?
    public let rate: Double?
    public let duration: Double?

    /// Facts from their parts.
    public init(
        format: String, width: Int, height: Int, frames: Int? = nil, rate: Double? = nil, duration: Double? = nil
    ) {
        self.format = format
        self.width = width
        self.height = height
        self.frames = frames
        self.rate = rate
        self.duration = duration
    }
}
