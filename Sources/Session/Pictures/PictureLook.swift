import Canvas
import PictureProtocol

/// What pictures are drawn with on this terminal.
public struct PictureLook: Equatable, Sendable {
    public var symbols: Symbols
    public var colours: ColourDepth
    /// Width of a cell by its height.
    public var cellRatio: Double
    /// How real pixels are sent, and how many of them a cell has; nil where the terminal shows none.
    public var pixels: (method: PixelProtocol, width: Int, height: Int)? {
        get { pixelMethod.map { ($0, pixelWidth, pixelHeight) } }
        set {
            pixelMethod = newValue?.method
            pixelWidth = newValue?.width ?? 0
            pixelHeight = newValue?.height ?? 0
        }
    }

    private var pixelMethod: PixelProtocol?
    private var pixelWidth = 0
    private var pixelHeight = 0

    /// Cells twice as high as wide, unless the terminal said otherwise.
    public init(symbols: Symbols, colours: ColourDepth, cellRatio: Double = 0.5) {
        self.symbols = symbols
        self.colours = colours
        self.cellRatio = cellRatio
    }
}
