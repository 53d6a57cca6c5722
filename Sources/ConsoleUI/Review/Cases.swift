import OzModel
import Store

/// From one case of a queue to the next.
enum Cases {
    /// The case under the cursor, opened; with what follows it fetched ahead.
    static func open(_ window: ListWindow, at index: Int, _ list: ListPlace, _ context: Context) -> Action {
        let mark = window.rows[index].mark
        let moved = index - (window.cursorIndex ?? index)
        return .openCase(
            mark, row: min(max(0, window.cursorRow + moved), window.height - 1),
            position: max(0, window.position + moved), ahead: context.models.ahead(list, of: mark, context.state))
    }

    /// `n` and `N` in a case that was opened from a queue.
    static func by(_ distance: Int, _ context: Context) -> Action? {
        guard let list = queue(context), let window = context.models.window(list, in: context.state) else { return nil }
        guard let index = window.cursorIndex else { return nil }
        let target = index + distance
        guard window.rows.indices.contains(target) else {
            return .refuse(distance > 0 ? "this is the last case of the queue" : "this is the first case of the queue")
        }
        return open(window, at: target, list, context)
    }

    /// What a decision leads to: in a case, the next one; at the end of the queue, back to it.
    ///
    /// The decided case is no longer in the queue, so that its place is taken by the one that followed.
    static func afterDecision(_ context: Context) -> Action? {
        guard context.state.detail?.subject == .object(.analyses), let list = queue(context) else { return nil }
        guard let window = context.models.window(list, in: context.state), let index = window.cursorIndex else {
            return .back
        }
        return open(window, at: index, list, context)
    }

    /// What taking a decision back leads to: in a case, the one that is open again.
    static func afterUndo(_ analyses: [String], _ context: Context) -> Action? {
        guard analyses.count == 1, context.state.detail?.subject == .object(.analyses), var list = queue(context) else {
            return nil
        }
        list.cursor = RowMark(id: analyses[0], key: .null, row: 0)
        guard let window = context.models.window(list, in: context.state), let index = window.cursorIndex,
            window.cursorMark?.id == analyses[0]
        else { return nil }
        return open(window, at: index, list, context)
    }

    /// The queue that the opened case belongs to.
    static func queue(_ context: Context) -> ListPlace? {
        guard context.state.places.count == 2, context.state.detail?.subject == .object(.analyses),
            case .list(let list)? = context.state.places.first
        else { return nil }
        return list.queue == nil ? nil : list
    }

    static let needsQueue: @Sendable (Context) -> String? = { context in
        queue(context) == nil ? "open a case from Review first: then n brings the next one" : nil
    }
}
