import Canvas
import OzModel
import Store

/// A list as small pictures.
enum GridPaint {
    static func draw(
        _ window: ListWindow, _ list: ListPlace, _ state: State, _ models: ViewModels, _ pane: Rect,
        _ frame: inout Frame
    ) {
        let grid = GridLayout(state)
        models.prepareTiles(window.shown.prefix(grid.capacity).map(\.mark.id))
        for (offset, row) in window.shown.prefix(grid.capacity).enumerated() {
            let tile = GridLayout.tile
            let top = 1 + offset / grid.perRow * tile.rows
            let left = 1 + offset % grid.perRow * tile.columns
            let isCursor = offset == window.cursorRow
            let isMarked = list.marks.contains(row.mark.id)
            let ground: Ground = isCursor ? .selected : isMarked ? .marked : .plain
            let width = tile.columns - 2
            let exhibit = models.tile(row.mark.id)
            if let exhibit {
                let box = exhibit.box(columns: width, rows: tile.rows - 1)
                for line in 0..<box.rows {
                    PicturePaint.draw(
                        PictureSlice(box: box, line: line, column: 0), row: top + line, column: left, ground: .plain,
                        state, models, pane, &frame)
                }
            }
            let sign = isCursor ? "\(frame.glyphs.selection)" : isMarked ? "\(frame.glyphs.mark)" : " "
            frame.put(
                sign, row: top + tile.rows - 1, column: left - 1, role: .accent, ground: ground, in: pane)
            frame.put(
                exhibit?.label ?? row.mark.id, row: top + tile.rows - 1, column: left,
                role: isCursor ? .text : .dim, ground: ground, width: width, in: pane)
        }
    }
}

extension ViewModels {
    /// Reads what the tiles of a page show, all in one go.
    func prepareTiles(_ ids: [String]) {
        let missing = Set(ids.filter { tiles[$0] == nil })
        guard !missing.isEmpty else { return }
        if tiles.count > 2000 { tiles = [:] }
        for medium in attempt({ () throws(StoreError) in try reader.records(Media.self, ids: missing) }) ?? [] {
            var made = Exhibit(medium, json: nil)
            made.label = [medium.orderLabel, made.caption].compactMap(\.self).joined(separator: "  ")
            tiles[medium.id.rawValue] = made
        }
    }

    /// A medium as a tile shows it.
    func tile(_ id: String) -> Exhibit? { tiles[id] }
}
