import Canvas
import Curses
import Glibc

/// A list to move in, on the real terminal: what CursesTests looks at.
///
/// Keys: j k move · p cursor · e writes to stderr · ! A crash · ? hostile text · ^z suspends · ^l repaints ·
/// q leaves · v picture in pixels, n next, m elsewhere, H hostile · c picture in cells, C others, t text over it.
@main
struct Probe {
    static func main() {
        let names =
            ["TERM", "COLORTERM", "NO_COLOR", "PROBE_LOG", "PROBE_COLOURS", "PROBE_ASCII", "PROBE_PIXELS"]
            + ["TMUX", "STY", "TERM_PROGRAM", "LC_TERMINAL"]
        let environment = names.reduce(into: [String: String]()) { found, name in
            if let value = getenv(name) { found[name] = String(cString: value) }
        }
        let log = ProbeLog(path: environment["PROBE_LOG"])
        let settings = TerminalSettings(
            colours: environment["PROBE_COLOURS"].flatMap(ColourDepth.init),
            ascii: environment["PROBE_ASCII"].map { _ in true }, logDescriptor: log.descriptor,
            pixels: environment["PROBE_PIXELS"].flatMap(PixelSetting.init) ?? .auto, environment: environment)
        do throws(TerminalError) {
            let terminal = try CursesTerminal(settings: settings)
            log.note("depth \(terminal.depth.rawValue)")
            loop(terminal, log)
            terminal.close()
            print("probe: bye")
        } catch {
            print("probe: \(error)")
            exit(3)
        }
    }

    private static func loop(_ terminal: CursesTerminal, _ log: ProbeLog) {
        var state = ProbeState()
        var said = ""
        while !state.isOver {
            terminal.draw(state.picture(terminal), theme: theme)
            let now = "pixels \(words(terminal.pixelAbilities)) \(terminal.pixelRefusal.map { "\($0)" } ?? "fine")"
            if now != said { log.note(now) }
            said = now
            let wake = terminal.wait(mailbox: -1)
            if wake.hangUp { return log.note("hang-up") }
            if let signal = wake.terminate { return log.note("terminate \(signal)") }
            if wake.suspend { terminal.suspend() }
            guard wake.input else { continue }
            for key in terminal.readKeys() {
                state.note(key)
                log.note("key \(key.notation)")
                act(key, terminal, log)
            }
        }
    }

    private static func act(_ key: Key, _ terminal: CursesTerminal, _ log: ProbeLog) {
        switch key {
        case .control("z"): terminal.suspend()
        case .control("l"): terminal.repaint()
        case .character("v"): terminal.probePixels()
        case .character("e"): _ = write(2, "noise on stderr\n", 16)
        case .character("!"):
            let nothing: [Int] = []
            log.note("\(nothing[log.descriptor.map { Int($0) } ?? 0])")
        case .character("A"): abort()
        default: break
        }
    }

    private static func words(_ abilities: PixelAbilities?) -> String {
        guard let abilities else { return "unknown" }
        let cell = abilities.cellWidth.flatMap { width in abilities.cellHeight.map { "\(width)x\($0)" } } ?? "?"
        return (abilities.protocols.map(\.rawValue) + [cell]).joined(separator: ",")
    }

    private static let theme = Theme(
        name: "probe", isDark: true,
        roles: [
            .title: Style(foreground: .rgb(240, 180, 90), bold: true), .verdictSuccess: Style(foreground: .ansi(2)),
            .verdictDeclined: Style(foreground: .rgb(255, 123, 133)), .dim: Style(dim: true),
        ],
        grounds: [.selected: Style(background: .rgb(44, 66, 99)), .bar: Style(background: .rgb(35, 40, 50))])
}
