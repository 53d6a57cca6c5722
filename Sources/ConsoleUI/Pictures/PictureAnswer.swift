import Canvas

/// What became of a wish.
public enum PictureAnswer: Equatable, Sendable {
    case drawn(Picture, PictureFacts)
    /// What to send to the terminal as it is, after it was looked at there.
    case pixels(PixelPicture, PictureFacts)
    /// Why there is nothing to see, as a sentence.
    case refused(String)
}
