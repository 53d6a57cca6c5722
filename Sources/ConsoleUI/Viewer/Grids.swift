import OzModel

/// The grid of the media list.
enum Grids {
    static func needsMedia(_ context: Context) -> String? {
        guard context.models.shelf != nil else { return Seeing.areOff }
        guard context.models.hasThumbnails else {
            return "small pictures need colours: :view shows one as large as the window"
        }
        return context.state.list?.noun == .media ? nil : "the grid shows media: 4 goes there"
    }

    /// The steps of a move: down is a row of tiles.
    static func stride(_ context: Context) -> Int {
        context.state.list?.isGrid == true ? GridLayout(context.state).perRow : 1
    }

    static func sideways(_ distance: Int, _ context: Context) -> Action? {
        guard context.state.list?.isGrid == true else { return .scrollColumns(by: distance) }
        return Moves.by(distance, context)
    }
}
