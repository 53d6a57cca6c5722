/// What stands between the program and the terminal that shows its pixels.
enum PixelHost: Equatable, Sendable {
    case nothing
    case tmux
    /// Nothing gets through: GNU screen, or whatever cannot be told from it.
    case wall

    init(environment: [String: String]) {
        let type = environment["TERM"] ?? ""
        let isInTmux = environment["TMUX"].map { !$0.isEmpty } ?? type.hasPrefix("tmux")
        if let screen = environment["STY"], !screen.isEmpty {
            self = .wall
        } else if isInTmux {
            self = .tmux
        } else {
            self = type.hasPrefix("screen") ? .wall : .nothing
        }
    }
}
