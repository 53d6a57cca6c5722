import OzModel
import Store

/// Cursor moves in a list, worked out on the rows the mirror has now.
enum Moves {
    static func by(_ distance: Int, _ context: Context) -> Action? {
        guard let list = context.state.list else { return nil }
        guard let window = context.models.window(list, in: context.state), let index = window.cursorIndex else {
            return nil
        }
        let target = min(max(index + distance, 0), window.rows.count - 1)
        guard target != index else { return nil }
        let moved = target - index
        let position = max(0, window.position + moved)
        let row =
            list.isGrid
            ? GridLayout(context.state).row(of: position, top: window.position - window.cursorRow)
            : min(max(window.cursorRow + moved, 0), window.height - 1)
        return .moveCursor(to: window.rows[target].mark, row: row, position: position)
    }

    static func byPage(_ pages: Int, _ context: Context) -> Action? {
        skip(by: pages * max(1, height(context) - 1), context)
    }

    static func byHalfPage(_ halves: Int, _ context: Context) -> Action? {
        skip(by: halves * max(1, height(context) / 2), context)
    }

    static func toEdge(last: Bool, _ context: Context) -> Action? {
        guard let list = context.state.list else { return nil }
        guard let mark = context.models.edge(list, last: last, in: context.state) else { return nil }
        let height = height(context)
        let count = context.models.count(list, in: context.state)
        if list.isGrid {
            let position = last ? max(0, count - 1) : 0
            return .moveCursor(
                to: mark, row: GridLayout(context.state).row(of: position, top: 0), position: position)
        }
        return .moveCursor(
            to: mark, row: last ? max(0, min(height, count) - 1) : 0, position: last ? max(0, count - 1) : 0)
    }

    /// The rows stay put under the cursor: a page is turned, the cursor keeps its place on the glass.
    /// How many rows, or tiles, the glass holds.
    private static func height(_ context: Context) -> Int {
        let state = context.state
        return state.list?.isGrid == true ? GridLayout(state).capacity : context.models.listHeight(state)
    }

    private static func skip(by distance: Int, _ context: Context) -> Action? {
        guard let list = context.state.list else { return nil }
        guard let window = context.models.window(list, in: context.state), let index = window.cursorIndex else {
            return nil
        }
        let from = window.rows[index].mark
        guard let mark = context.models.skip(list, from: from, by: distance, in: context.state) else { return nil }
        let count = context.models.count(list, in: context.state)
        let position = min(max(0, window.position + distance), max(0, count - 1))
        var row = window.cursorRow
        if position == 0 { row = 0 }
        if list.isGrid {
            let top = window.position - window.cursorRow + distance
            row = GridLayout(context.state).row(of: position, top: max(0, top))
        } else if position == count - 1 {
            row = min(window.height, count) - 1
        }
        guard mark.id != window.rows[index].mark.id else { return nil }
        return .moveCursor(to: mark, row: row, position: position)
    }
}
