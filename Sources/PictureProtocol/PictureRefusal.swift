/// Why there is nothing to see.
public enum PictureRefusal: Error, Equatable, Sendable {
    case notFound
    case unreadable
    case notAFile
    case empty
    /// With what it looks like: "a script", "text".
    case notAPicture(String)
    /// With the format's name.
    case unsupported(String)
    /// With the most there may be of pixels.
    case tooLarge(width: Int, height: Int, limit: Int)
    /// With the most there may be of bytes.
    case tooHeavy(bytes: Int, limit: Int)
    case cut
    /// With what the decoder says.
    case broken(String)
    case needsFFmpeg
    case tooSlow
    case noMemory
    case beyondEnd(frames: Int)

    /// For the operator.
    public var sentence: String {
        switch self {
        case .notFound: "the file is gone"
        case .unreadable: "the file may not be read"
        case .notAFile: "this is not a plain file"
        case .empty: "the file is empty"
        case .notAPicture(let likeness): "this is not a picture: it looks like \(likeness)"
        case .unsupported(let format): "\(format) pictures cannot be shown here"
        case .tooLarge(let width, let height, let limit):
            "\(width)x\(height) is too large to be shown: at most \(limit / 1_000_000) megapixels and "
                + "\(Limits.side) a side"
        case .tooHeavy(let bytes, let limit):
            "\(bytes / 1_048_576) MB is too much to be shown: at most \(limit / 1_048_576) MB"
        case .cut: "the file is cut off: not all of the picture is there"
        case .broken(let text): "the file is damaged: \(text)"
        case .needsFFmpeg: "showing this needs the program ffmpeg: install ffmpeg"
        case .tooSlow: "it took too long to decode"
        case .noMemory: "it needs more memory than there may be"
        case .beyondEnd(let frames): frames == 1 ? "there is only one frame" : "there are only \(frames) frames"
        }
    }
}
