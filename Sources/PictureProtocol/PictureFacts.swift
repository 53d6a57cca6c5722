/// What a file is.
public struct PictureFacts: Equatable, Sendable {
    /// As people call it: "JPEG", "MP4".
    public let format: String
    /// Upright, as it is looked at.
    public let width: Int
    public let height: Int
    /// Nil for a still picture; of a long video, those of its first `Limits.seconds` only.
    public let frames: Int?
    /// Frames a second.
    public let rate: Double?
    /// In seconds, of all of it.
    public let duration: Double?
    /// Whether there is more than one frame.
    public let isAnimated: Bool
    /// Whether what is shown stands for a video.
    public let isPoster: Bool
    /// Whether it is longer than what can be looked at.
    public let isShortened: Bool

    public init(
        format: String, width: Int, height: Int, frames: Int? = nil, rate: Double? = nil, duration: Double? = nil,
        isAnimated: Bool = false, isPoster: Bool = false, isShortened: Bool = false
    ) {
        self.format = format
        self.width = width
        self.height = height
        self.frames = frames
        self.rate = rate
        self.duration = duration
        self.isAnimated = isAnimated
        self.isPoster = isPoster
        self.isShortened = isShortened
    }
}
