import Canvas
import ConsoleUI
import Foundation
import PictureProtocol
import Session

/// What a console needs to show pictures, put together for one profile and one terminal; nothing where none can be shown.
struct PictureKit {
    let media: MediaDesk
    let desk: PictureDesk
    let shelf: PictureShelf
    let helper: PictureHelper
    /// Whether small pictures tell anything: without colours they do not.
    let hasThumbnails: Bool

    /// nil when the configuration says so, or the helper is not beside this program.
    init?(_ workplace: Workplace, mailbox: Mailbox, depth: ColourDepth, glyphs: Glyphs, cellRatio: Double) {
        let style = workplace.settings.pictureStyle
        guard style != .off, let program = PictureHelper.beside() else { return nil }
        let environment = ProcessInfo.processInfo.environment
        let media = MediaDesk(
            folder: workplace.paths.media(workplace.name), limit: workplace.settings.mediaCache)
        let shelf = PictureShelf()
        let helper = PictureHelper(program: program, path: environment["PATH"] ?? "/usr/bin:/bin")
        let symbols = Self.symbols(style, depth: depth, glyphs: glyphs, environment: environment)
        self.media = media
        self.shelf = shelf
        self.helper = helper
        hasThumbnails = depth != .mono
        desk = PictureDesk(
            helper: helper, shelf: shelf, mailbox: mailbox,
            look: PictureLook(symbols: symbols, colours: depth, cellRatio: cellRatio),
            files: { file in await media.path(file) }, reject: { file in await media.reject(file) })
    }

    /// The finest signs that this terminal is known to have.
    static func symbols(
        _ style: PictureStyle, depth: ColourDepth, glyphs: Glyphs, environment: [String: String]
    ) -> Symbols {
        switch style {
        case .half: return .half
        case .quadrant: return .quadrant
        case .sextant: return .sextant
        case .ascii: return .ascii
        case .auto, .off: break
        }
        guard glyphs != .ascii, depth != .mono else { return .ascii }
        let terminal = environment["TERM"] ?? ""
        // The Linux console's font has the half blocks and no finer ones.
        if terminal == "linux" { return .half }
        // These draw sextants themselves, whatever the font has.
        let drawers = ["xterm-kitty", "foot", "wezterm", "xterm-ghostty", "contour"]
        return drawers.contains { terminal.hasPrefix($0) } ? .sextant : .quadrant
    }
}
