import Canvas
import OzModel

/// Draws everything, every time: a frame is a function of the state and the mirror.
///
/// - Parameter last: the frame whose pane beside the list stays as it is, instead of following the cursor.
public func paint(_ state: State, _ models: ViewModels, keeping last: Frame? = nil) -> Frame {
    var frame = Frame(size: state.size, glyphs: models.glyphs)
    guard Layout.isPossible(state.size) else {
        let sentence = "window too small: \(Layout.least.columns)×\(Layout.least.rows) is the least"
        frame.put(sentence, row: 0, column: 0, role: .text, width: state.size.columns)
        return frame
    }
    let layout = Layout(state)
    if state.viewer == nil { HeaderPaint.draw(state, models, layout, &frame) }
    switch state.place {
    case .list(let list): ListPaint.draw(list, state, models, layout, keeping: last, &frame)
    case .detail: DetailPaint.draw(state, models, layout, &frame)
    case .viewer: ViewerPaint.draw(state, models, &frame)
    }
    FooterPaint.draw(state, models, layout, &frame)
    NoticePaint.draw(state, layout, &frame)
    for overlay in state.overlays { OverlayPaint.draw(overlay, state, models, layout, &frame) }
    return frame
}
