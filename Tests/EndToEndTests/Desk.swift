import Foundation
import TestSupport

/// An operator at a terminal: a shell in a tmux of its own, with `ozc` begun in it.
final class Desk {
    let home: Home
    let tmux: Tmux

    /// Begins `ozc` with `arguments`; its exit code is printed as `left=…` when it ends.
    init(
        _ arguments: String, home: Home, columns: Int = 100, rows: Int = 24, environment: [String: String] = [:]
    ) throws {
        self.home = home
        tmux = try Tmux(
            columns: columns, rows: rows, environment: home.environment.merging(environment) { $1 })
        // tmux names its own kind of terminal; what the test asks for counts.
        let term = environment["TERM"].map { "TERM=\($0) " } ?? ""
        try tmux.line("clear; \(term)'\(Built.path("ozc"))' \(arguments); echo left=$?")
    }

    /// The running `ozc`.
    ///
    /// - Throws: `TestTimeout` when none runs.
    func process() throws -> pid_t {
        guard let shell = pid_t(try tmux.value("pane_pid")), let process = children(of: shell).first else {
            throw TestTimeout(description: "no ozc is running")
        }
        return process
    }

    @discardableResult
    func see(_ text: String) throws -> String { try tmux.wait(for: text) }

    @discardableResult
    func see(_ what: String, _ isSo: (String) throws -> Bool) throws -> String { try tmux.wait(until: what, isSo) }

    /// Types keys; what `Escape` does is waited for, since with the next key at its heels it would mean Alt.
    func press(_ keys: String...) throws {
        for key in keys {
            let before = key == "Escape" ? try tmux.screen() : ""
            try tmux.type(key)
            if key == "Escape" { try tmux.wait(until: "an answer to escape") { $0 != before } }
        }
    }

    /// A key still does what it says: help comes and goes.
    func isUsable() throws {
        try press("?")
        try see("In a list")
        try press("Escape")
        try see("no help") { !$0.contains("In a list") }
    }

    /// Waits until the shell has the terminal back, as it was.
    ///
    /// - Returns: what is on the screen.
    @discardableResult
    func left(with code: Int32) throws -> String {
        let screen = try see("left=\(code)")
        let (alternate, cursor) = (try tmux.value("alternate_on"), try tmux.value("cursor_flag"))
        guard alternate == "0", cursor == "1" else {
            throw TestTimeout(description: "alternate screen \(alternate), cursor \(cursor)")
        }
        try tmux.line(
            "stty -a | tr ' ;' '\\n\\n' | grep -cx -e icanon -e echo -e isig -e icrnl -e opost | sed s/^/modes=/")
        try see("modes=5")
        return screen
    }
}
