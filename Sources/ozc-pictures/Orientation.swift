/// How the stored picture must be turned to be upright, by its number in EXIF.
enum Orientation: Int {
    case upright = 1
    case mirrored
    case halfTurn
    case upsideDownMirrored
    case transposed
    case quarterTurn
    case transversed
    case threeQuarterTurn

    /// Whether width and height change places.
    var isSideways: Bool { rawValue >= 5 }

    /// Where in the stored picture the upright one begins, and how many pixels there it goes on by for one to the right
    /// and one down.
    func steps(width: Int, height: Int) -> (start: Int, across: Int, down: Int) {
        let (right, bottom) = (width - 1, (height - 1) * width)
        return switch self {
        case .upright: (0, 1, width)
        case .mirrored: (right, -1, width)
        case .halfTurn: (bottom + right, -1, -width)
        case .upsideDownMirrored: (bottom, 1, -width)
        case .transposed: (0, width, 1)
        case .quarterTurn: (bottom, -width, 1)
        case .transversed: (bottom + right, -width, -1)
        case .threeQuarterTurn: (right, width, -1)
        }
    }
}
