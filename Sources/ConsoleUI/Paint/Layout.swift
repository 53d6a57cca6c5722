import Canvas

/// Where things stand on a window of a given size.
struct Layout: Equatable {
    /// Below this, one line says that the window is too small.
    static let least = Size(columns: 20, rows: 5)
    static func isPossible(_ size: Size) -> Bool { size.columns >= least.columns && size.rows >= least.rows }
    /// From this width on, a list and what the cursor is on stand side by side.
    static let previewFrom = 140
    /// Lines over an opened object: its title and its tabs.
    static let detailHead = 2
    /// Lines over a list: its title and the column headings.
    static let listHead = 2

    let size: Size
    /// The server line; always there.
    let header: Rect
    /// The tabs of the screens; nil on a low window.
    let tabs: Rect?
    /// Rules above and below the body; nil on a low window.
    let upperRule: Int?
    let lowerRule: Int?
    let body: Rect
    /// The keys that work here.
    let footer: Rect
    /// A pane beside what has the cursor, on a wide window.
    let hasPreview: Bool

    init(_ state: State) {
        self.init(state.size)
    }

    init(_ size: Size) {
        self.size = size
        let columns = size.columns
        let isLow = size.rows < 12
        header = Rect(row: 0, column: 0, columns: columns, rows: 1)
        tabs = isLow ? nil : Rect(row: 1, column: 0, columns: columns, rows: 1)
        upperRule = isLow ? nil : 2
        lowerRule = isLow ? nil : size.rows - 2
        let top = isLow ? 1 : 3
        let bottom = isLow ? 1 : 2
        body = Rect(row: top, column: 0, columns: columns, rows: size.rows - top - bottom)
        footer = Rect(row: max(0, size.rows - 1), column: 0, columns: columns, rows: 1)
        hasPreview = columns >= Self.previewFrom
    }

    /// The part of the body with the cursor.
    var mainPane: Rect {
        hasPreview ? body.splitColumns(at: body.columns * 3 / 5).left : body
    }

    /// The pane beside it: a blank column, a rule, a blank column, then this.
    var previewPane: Rect? {
        hasPreview ? body.splitColumns(at: body.columns * 3 / 5, gap: 3).right : nil
    }
}

extension ViewModels {
    /// How many rows of a list the window holds.
    func listHeight(_ state: State) -> Int {
        max(0, Layout(state).body.rows - Layout.listHead)
    }
}
