import Canvas
import Curses
import Glibc

/// A list to move in, on the real terminal: what CursesTests looks at.
///
/// Keys: j k move · p cursor · e writes to stderr · ! A crash · ? hostile text · ^z suspends · ^l repaints · q leaves.
@main
struct Probe {
    static func main() {
        let names = ["TERM", "COLORTERM", "NO_COLOR", "PROBE_LOG", "PROBE_COLOURS", "PROBE_ASCII"]
        let environment = names.reduce(into: [String: String]()) { found, name in
            if let value = getenv(name) { found[name] = String(cString: value) }
        }
        let log = ProbeLog(path: environment["PROBE_LOG"])
        let settings = TerminalSettings(
            colours: environment["PROBE_COLOURS"].flatMap(ColourDepth.init),
            ascii: environment["PROBE_ASCII"].map { _ in true }, logDescriptor: log.descriptor, environment: environment
        )
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
        while !state.isOver {
            terminal.draw(state.picture(terminal.size, terminal.glyphs), theme: theme)
            let wake = terminal.wait(mailbox: -1)
            if wake.hangUp { return log.note("hang-up") }
            if let signal = wake.terminate { return log.note("terminate \(signal)") }
            if wake.suspend { terminal.suspend() }
            guard wake.input else { continue }
            for key in terminal.readKeys() {
                state.note(key)
                act(key, terminal, log)
            }
        }
    }

    private static func act(_ key: Key, _ terminal: CursesTerminal, _ log: ProbeLog) {
        switch key {
        case .control("z"): terminal.suspend()
        case .control("l"): terminal.repaint()
        case .character("e"): _ = write(2, "noise on stderr\n", 16)
        case .character("!"):
            let nothing: [Int] = []
            log.note("\(nothing[log.descriptor.map { Int($0) } ?? 0])")
        case .character("A"): abort()
        default: break
        }
    }

    private static let theme = Theme(
        name: "probe", isDark: true,
        roles: [
            .title: Style(foreground: .rgb(240, 180, 90), bold: true), .verdictSuccess: Style(foreground: .ansi(2)),
            .verdictDeclined: Style(foreground: .rgb(255, 123, 133)), .dim: Style(dim: true),
        ],
        grounds: [.selected: Style(background: .rgb(44, 66, 99)), .bar: Style(background: .rgb(35, 40, 50))])
}
