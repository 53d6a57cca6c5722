import Canvas

/// What became of a wish.
public enum PictureAnswer: Equatable, Sendable {
    case drawn(Picture, PictureFacts)
    /// Why there is nothing to see, as a sentence.
    case refused(String)
}
