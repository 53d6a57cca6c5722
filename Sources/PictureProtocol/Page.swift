/// Which picture of a file is meant.
public enum Page: Equatable, Sendable {
    /// A picture, or a video's poster.
    case still
    /// A frame of a video or an animation, from 0.
    case frame(Int)
}
