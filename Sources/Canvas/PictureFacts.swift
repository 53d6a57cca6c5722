/// What a file with something to see in it turned out to be when it was read.
public struct PictureFacts: Equatable, Sendable {
    /// As people call it: "JPEG", "MP4".
    public let format: String
    /// Pixels, upright, as it is looked at.
    public let width: Int
    public let height: Int
    /// nil for a still picture; of a long video, those that can be looked at.
    public let frames: Int?
    /// Frames a second.
    public let rate: Double?
    /// Seconds, of all of it.
    public let duration: Double?
    /// Whether it is longer than what can be looked at.
    public let isShortened: Bool

    /// Facts from their parts.
    public init(
        format: String, width: Int, height: Int, frames: Int? = nil, rate: Double? = nil, duration: Double? = nil,
        isShortened: Bool = false
    ) {
        self.format = format
        self.width = width
        self.height = height
        self.frames = frames
        self.rate = rate
        self.duration = duration
        self.isShortened = isShortened
    }
}
