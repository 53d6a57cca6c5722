/// What goes into one cell: a spacing scalar, up to two marks, and how many columns it takes.
struct CellGlyph: Equatable {
    var scalar: Unicode.Scalar
    var mark: UInt32 = 0
    var secondMark: UInt32 = 0
    var width: Int

    mutating func add(_ scalar: Unicode.Scalar) {
        if mark == 0 {
            mark = scalar.value
        } else if secondMark == 0 {
            secondMark = scalar.value
        }
    }
}
