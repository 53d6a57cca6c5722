import Canvas

/// How a request ended.
public enum PictureOutcome: Equatable, Sendable {
    /// Cells; as many as the picture needs, which may be fewer than the box has.
    case picture(Picture, PictureFacts)
    /// An escape sequence that draws at the cursor.
    case pixels(PixelProtocol, [UInt8], columns: Int, rows: Int, PictureFacts)
    case refused(PictureRefusal)
}
