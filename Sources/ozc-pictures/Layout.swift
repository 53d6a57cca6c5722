import PictureProtocol

/// Which part of a picture goes into how many cells.
struct Layout {
    private(set) var columns: Int
    private(set) var rows: Int
    /// Shares of the upright picture.
    private(set) var left: Double
    private(set) var top: Double
    private(set) var width: Double
    private(set) var height: Double

    init(picture: (width: Int, height: Int), _ view: View, in shape: Shape) {
        (columns, rows) = (shape.columns, shape.rows)
        (left, top, width, height) = (view.left, view.top, view.width, view.height)
        let full = (width: Double(picture.width), height: Double(picture.height))
        switch view.fit {
        case .fit: shrink(to: width * full.width / (height * full.height), shape.cellRatio)
        case .fill: cut(to: Double(columns) * shape.cellRatio / Double(rows), full)
        }
    }

    /// How many pixels the whole picture needs so that this part of it has `across` and `down` of them for each cell.
    func wanted(across: Int, down: Int) -> (width: Int, height: Int) {
        let width = Double(columns * across) / width
        let height = Double(rows * down) / height
        return (Int(min(width, 65_536).rounded(.up)), Int(min(height, 65_536).rounded(.up)))
    }

    private static func whole(_ value: Double, _ most: Int) -> Int {
        Int(max(1, min(value.rounded(), Double(most))))
    }

    private mutating func shrink(to aspect: Double, _ cellRatio: Double) {
        if aspect >= Double(columns) * cellRatio / Double(rows) {
            rows = Self.whole(Double(columns) * cellRatio / aspect, rows)
        } else {
            columns = Self.whole(Double(rows) * aspect / cellRatio, columns)
        }
    }

    private mutating func cut(to aspect: Double, _ full: (width: Double, height: Double)) {
        let now = width * full.width / (height * full.height)
        narrow(to: now > aspect ? width * aspect / now : width, now > aspect ? height : height * now / aspect)
    }

    private mutating func narrow(to newWidth: Double, _ newHeight: Double) {
        let (newWidth, newHeight) = (min(width, newWidth), min(height, newHeight))
        left += (width - newWidth) / 2
        top += (height - newHeight) / 2
        (width, height) = (newWidth, newHeight)
    }
}
