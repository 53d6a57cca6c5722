import OzModel

/// Looking at pictures: the viewer, the grid, the mask, and files that leave the console.
func look(_ state: inout State, _ action: Action) -> [Effect] {
    switch action {
    case .view(let subject, let id, let index):
        state.places.append(.viewer(ViewerPlace(subject, id: id, index: index)))
        return state.news.canAsk && subject == .object(.media) ? [.fetch(.media, id: id)] : []
    case .look(let place):
        if state.viewer == nil { state.places.append(.viewer(place)) } else { state.viewer = place }
        return []
    case .mask:
        state.isMasked.toggle()
        say(
            &state, .info,
            state.isMasked ? "Faces, documents and personal data are masked; m shows them." : "Nothing is masked.")
        return []
    case .toggleGrid:
        guard var list = state.list, list.noun == .media else { return [] }
        list.isGrid.toggle()
        let grid = GridLayout(state)
        list.cursorRow =
            list.isGrid ? list.position % grid.perRow : min(list.position, max(0, Layout(state).body.rows / 2))
        list.showsTop = list.cursorRow == list.position
        state.list = list
        return []
    case .openOutside(let file, let name): return [.openOutside(file, name: name)]
    case .download(let file, let name): return [.download(file, name: name)]
    case .export(let wish):
        say(&state, .info, "Exporting \(wish.words).")
        return [.export(wish)]
    case .downloading(let progress): state.download = progress
    case .pixelsRefused:
        state.hasPixels = false
        state.arePixelsRefused = true
        say(&state, .warning, "A picture in pixels could not be shown: cells from now on.")
    case .pixelsPossible(let isPossible): state.hasPixels = isPossible
    case .pictureDrawn: break
    default: break
    }
    return []
}
