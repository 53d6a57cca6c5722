import Testing

@testable import Canvas

struct FrameTests {
    @Test func dumpShowsCharactersThenRoles() {
        var frame = Frame(size: Size(columns: 12, rows: 3))
        frame.put("Cases", row: 0, column: 1, role: .title)
        frame.put("日本", row: 1, column: 0, role: .text)
        frame.put("✓", row: 1, column: 6, role: .verdictSuccess)
        frame.lay(.selected, row: 1)
        frame.cursor = Position(row: 2, column: 4)
        #expect(
            frame.dump() == """
                 Cases|
                日本  ✓|
                |
                cursor: row 2, column 4
                roles:
                0: text×1 title×5
                1: text@selected×6 verdict.success@selected×1 text@selected×5

                """)
    }

    @Test func whatIsCutEndsInAMark() {
        var frame = Frame(size: Size(columns: 8, rows: 1))
        #expect(frame.put("abcdefghij", row: 0, column: 2, role: .text) == 6)
        #expect(frame.text(row: 0) == "  abcde…")
        var plain = Frame(size: Size(columns: 4, rows: 1), glyphs: .ascii)
        plain.put("abcdefghij", row: 0, column: 0, role: .text)
        #expect(plain.text(row: 0) == "abc~")
    }

    @Test func fieldsArePaddedAndAligned() {
        var frame = Frame(size: Size(columns: 10, rows: 1))
        frame.fill(row: 0, column: 0, width: 10, with: ".")
        #expect(frame.put("42", row: 0, column: 2, role: .number, ground: .bar, width: 5, align: .right) == 5)
        #expect(frame.text(row: 0) == "..   42...")
        #expect(frame[row: 0, column: 2].ground == .bar)
    }

    @Test func halfOfAWideCharacterBecomesABlank() {
        var frame = Frame(size: Size(columns: 6, rows: 1))
        frame.put("日本語", row: 0, column: 0, role: .text)
        frame.put("x", row: 0, column: 1, role: .text)
        #expect(frame.text(row: 0) == " x本語")
        frame.put("y", row: 0, column: 2, role: .text)
        #expect(frame.text(row: 0) == " xy 語")
        frame.put("界", row: 0, column: 3, role: .text)
        #expect(frame.text(row: 0) == " xy界 ")
        frame.put("界界", row: 0, column: -1, role: .text)
        #expect(frame.text(row: 0) == " 界界 ")
    }

    @Test func aRectangleIsNotLeft() {
        var frame = Frame(size: Size(columns: 12, rows: 3))
        frame.fill(row: 0, column: 0, width: 12, rows: 3, with: ".")
        let pane = Rect(row: 1, column: 4, columns: 5, rows: 1)
        frame.put("preview of it", row: 0, column: 0, role: .text, in: pane)
        frame.put("below", row: 1, column: 0, role: .text, in: pane)
        frame.fill(row: -1, column: 4, width: 9, rows: 3, with: "#", in: pane)
        frame.lay(.selected, row: 0, in: pane)
        #expect(frame.text(row: 0) == "............")
        #expect(frame.text(row: 1) == "....prev#...")
        #expect(frame.text(row: 2) == "............")
        #expect(frame.cells(row: 1).filter { $0.ground == .selected }.count == 5)
    }

    @Test func hostileTextIsMadeHarmlessInCells() {
        var frame = Frame(size: Size(columns: 20, rows: 1))
        frame.put("\u{1B}[2J\u{202E}x🇳🇴ที่", row: 0, column: 0, role: .text)
        #expect(frame.text(row: 0).hasPrefix("\u{FFFD}[2J\u{FFFD}xNOที่ "))
    }

    @Test func changesAreFound() {
        let before = Frame(size: Size(columns: 9, rows: 2))
        var after = before
        #expect(after.changedColumns(row: 0, since: before) == nil)
        after.put("日本", row: 0, column: 2, role: .text)
        #expect(after.changedColumns(row: 0, since: before) == 2..<6)
        var selected = after
        selected[row: 0, column: 7] = Cell("x", role: .id)
        #expect(selected.changedColumns(row: 0, since: after) == 7..<8)
        selected = after
        selected.lay(.selected, row: 0, column: 3, width: 1)
        #expect(selected.changedColumns(row: 0, since: after) == 2..<4)
        #expect(after.changedColumns(row: 1, since: before) == nil)
        #expect(after.changedColumns(row: 2, since: before) == nil)
        #expect(after.changedColumns(row: 1, since: Frame(size: Size(columns: 3, rows: 2))) == 0..<9)
    }

    @Test func cellsStaySmall() {
        #expect(MemoryLayout<Cell>.stride <= 24)
    }

    @Test func everySizeHoldsTogetherWhateverIsWritten() {
        var random = Seeded(seed: 7)
        for columns in 0...40 {
            for rows in 0...40 {
                var frame = Frame(size: Size(columns: columns, rows: rows))
                for _ in 0..<12 { scribble(on: &frame, &random) }
                #expect(isWhole(frame))
            }
        }
    }

    private func scribble(on frame: inout Frame, _ random: inout Seeded) {
        func number(_ low: Int = -5) -> Int { Int.random(in: low...45, using: &random) }
        let rect =
            Bool.random(using: &random)
            ? Rect(row: number(), column: number(), columns: number(), rows: number()) : nil
        let align = Alignment.allCases.randomElement(using: &random) ?? .left
        switch Int.random(in: 0..<5, using: &random) {
        case 0: frame.fill(row: number(), column: number(), width: number(), rows: number(), with: "界", in: rect)
        case 1: frame.lay(.selected, row: number(), column: number(), width: number(), in: rect)
        case 2: frame[row: number(), column: number()] = Cell("界", width: UInt8.random(in: 0...2, using: &random))
        default:
            let width = Bool.random(using: &random) ? number() : nil
            let row = number()
            let before = frame
            let text = hostileText(&random)
            let column = number()
            let used = frame.put(text, row: row, column: column, role: .id, width: width, align: align, in: rect)
            #expect(used >= 0 && used <= max(0, width ?? .max))
            for other in 0..<frame.size.rows where other != row + (rect?.row ?? 0) {
                #expect(frame.cells(row: other) == before.cells(row: other))
            }
        }
    }

    /// Every wide character has its covered half, no half stands alone, and rows are as wide as the frame.
    private func isWhole(_ frame: Frame) -> Bool {
        (0..<frame.size.rows).allSatisfy { row in
            let cells = Array(frame.cells(row: row))
            let halves = cells.indices.allSatisfy { index in
                switch cells[index].width {
                case 0: index > 0 && cells[index - 1].width == 2
                case 1: TextWidth.columns(cells[index].scalar) == 1 || cells[index].scalar == "界"
                default: index + 1 < cells.count && cells[index + 1].width == 0
                }
            }
            return halves && cells.count == frame.size.columns
        }
    }
}
