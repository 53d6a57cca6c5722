import Canvas

/// A picture in cells, of as many colours as it has cells.
struct ProbeCells {
    private var isOpen = false
    private var isCovered = false
    private var variant = 0

    mutating func note(_ key: Key) {
        switch key {
        case .character("c"): isOpen.toggle()
        case .character("C"): variant += 1
        case .character("t"): isCovered.toggle()
        default: break
        }
    }

    func put(into frame: inout Frame) {
        guard isOpen else { return }
        let size = Size(columns: frame.size.columns, rows: frame.size.rows - 2)
        let dots = (0..<(size.columns * size.rows)).map { index in
            // Each variant's colours are its own: the first dot of the first is a red on a blue.
            let step = variant * size.columns * size.rows + index
            let low = UInt8(truncatingIfNeeded: step)
            let high = UInt8(truncatingIfNeeded: step >> 8)
            let red = UInt8(truncatingIfNeeded: 200 + (step >> 16))
            return Picture.Dot("\u{2580}", ink: Ink(red, high, low), paper: Ink(low, high, 200))
        }
        guard let picture = Picture(size: size, dots: dots) else { return }
        for line in 0..<size.rows { frame.put(picture, line: line, row: line + 1, column: 0) }
        if isCovered { frame.put(" covered ", row: 2, column: 4, role: .title) }
    }
}
