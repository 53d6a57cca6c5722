import Canvas
import OzModel

/// What a frame would like to show: which file, which part of it, how large.
public struct PictureWish: Hashable, Sendable {
    public let file: MediaFile
    /// Of a video, from 0; nil for what stands for the whole of it.
    public var frame: Int?
    /// The box in character cells; what comes may be smaller, with the picture's own shape.
    public let columns: Int
    public let rows: Int
    public var view = PictureView()
    /// Real pixels instead of cells.
    public var isPixels = false

    public init(file: MediaFile, frame: Int? = nil, columns: Int, rows: Int) {
        self.file = file
        self.frame = frame
        self.columns = columns
        self.rows = rows
    }
}
