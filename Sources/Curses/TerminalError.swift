import Canvas

/// Why no screen could be opened.
public enum TerminalError: Error, Equatable, Sendable, CustomStringConvertible {
    case notATerminal
    case noType
    case unknownType(String)
    case tooSimple(String)
    case system(call: String, code: Int32)

    public var description: String {
        switch self {
        case .notATerminal:
            "the console needs a terminal on standard input and output; in a script, use \"ozc console --headless\" "
                + "or commands such as \"ozc orders list\""
        case .noType:
            "TERM is not set, so the kind of terminal is unknown; set it, for example to xterm-256color"
        case .unknownType(let name):
            "the terminal type \"\(Sanitizer.clean(name))\" (TERM) is not known here; install ncurses-term or set "
                + "TERM to xterm-256color"
        case .tooSimple(let name):
            "the terminal type \"\(Sanitizer.clean(name))\" (TERM) cannot place its cursor; use another terminal, or "
                + "commands such as \"ozc orders list\""
        case .system(let call, let code):
            "the terminal could not be set up: \(call) failed with error \(code)"
        }
    }
}
