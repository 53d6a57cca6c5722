import CNcurses
import CTerminal
import Canvas
import Glibc

/// An ncurses screen on standard input and output: opened with the most colours that terminal and operator want.
final class Screen {
    let depth: ColourDepth
    let isUTF8: Bool
    /// What the terminal's description says of its keys.
    let keys: [[UInt8]: Key]
    /// The bytes that put the terminal back when ncurses can no longer be asked.
    let farewell: [UInt8]
    /// nil where ncurses writes to the terminal itself.
    let output: FrameOutput?
    private let screen: OpaquePointer

    init(_ settings: TerminalSettings) throws(TerminalError) {
        guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
        guard let type = settings.environment["TERM"], !type.isEmpty else { throw .noType }
        isUTF8 = Self.useUTF8()
        let wanted = Self.wanted(settings)
        let output = FrameOutput()
        guard let screen = Self.open(type, wanted, output?.stream) else { throw .unknownType(type) }
        (self.screen, self.output) = (screen, output)
        set_term(screen)
        guard nc_capability("cup") != nil else {
            endwin()
            delscreen(screen)
            throw .tooSimple(type)
        }
        raw()
        noecho()
        nonl()
        keypad(nc_stdscr(), true)
        // Typed-ahead keys must not stop a paint half way.
        typeahead(-1)
        depth = Self.startColours(wanted)
        keys = Self.describedKeys()
        farewell = Self.farewellBytes()
    }

    /// Back to the shell's screen; `delete` frees what ncurses holds.
    func end() { endwin() }

    func delete() { delscreen(screen) }

    private static func useUTF8() -> Bool {
        setlocale(LC_ALL, "")
        if codesetIsUTF8 { return true }
        for name in ["C.UTF-8", "C.utf8", "en_US.UTF-8"] where setlocale(LC_CTYPE, name) != nil {
            return codesetIsUTF8
        }
        return false
    }

    private static var codesetIsUTF8: Bool {
        guard let name = nl_langinfo(nl_item(CODESET)) else { return false }
        return String(cString: name) == "UTF-8"
    }

    private static func wanted(_ settings: TerminalSettings) -> ColourDepth {
        if let colours = settings.colours { return colours }
        if let value = settings.environment["NO_COLOR"], !value.isEmpty { return .mono }
        return ["truecolor", "24bit"].contains(settings.environment["COLORTERM"] ?? "") ? .direct : .palette256
    }

    private static func open(
        _ type: String, _ wanted: ColourDepth, _ output: UnsafeMutablePointer<FILE>?
    ) -> OpaquePointer? {
        if wanted == .direct, let family = type.split(separator: "-").first,
            let screen = nc_newterm(family + "-direct", output)
        {
            return screen
        }
        return nc_newterm(type, output)
    }

    private static func startColours(_ wanted: ColourDepth) -> ColourDepth {
        guard wanted != .mono, has_colors() else { return .mono }
        start_color()
        use_default_colors()
        let available: ColourDepth =
            switch nc_colours() {
            case ..<8: .mono
            case ..<16: .ansi8
            case ..<256: .ansi16
            case ..<65536: .palette256
            default: .direct
            }
        let order = ColourDepth.allCases
        guard let most = order.firstIndex(of: available), let asked = order.firstIndex(of: wanted) else { return .mono }
        return order[min(most, asked)]
    }

    private static func describedKeys() -> [[UInt8]: Key] {
        let named: [(String, Key)] = [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
            ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
            ("kent", .enter),
        ]
        var keys: [[UInt8]: Key] = [:]
        for (name, key) in named + (1...12).map({ ("kf\($0)", Key.function($0)) }) {
            if let bytes = capability(name) { keys[bytes] = key }
        }
        return keys
    }

    private static func farewellBytes() -> [UInt8] {
        var bytes = Array("\u{1B}[?2004l".utf8)
        for name in ["sgr0", "rmkx", "cnorm", "rmcup"] {
            // Pads such as `$<50>` are for terminals of another time; here they would be shown.
            if let found = capability(name), !found.contains(UInt8(ascii: "$")) { bytes += found }
        }
        return bytes
    }

    private static func capability(_ name: String) -> [UInt8]? {
        guard let found = nc_capability(name) else { return nil }
        return Array(String(cString: found).utf8)
    }
}
