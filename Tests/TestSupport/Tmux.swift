import Foundation
import Glibc

/// A shell in a tmux of its own: what an operator would see.
public final class Tmux {
    private let socket = "ozc-test-" + UUID().uuidString
    private let environment: [String: String]

    /// Starts `bash` without start files, `columns` × `rows`.
    public init(columns: Int = 80, rows: Int = 24, environment: [String: String]) throws {
        self.environment = environment
        let shell = "exec env -u TMUX HISTFILE=/dev/null PS1='ready$ ' bash --norc --noprofile -i"
        let size = ["-x", "\(columns)", "-y", "\(rows)"]
        try tmux(["-f", "/dev/null", "new-session", "-d"] + size + [shell])
        // Should the tests be killed, it ends by itself.
        try tmux(["run-shell", "-b", "-d", "300", "-C", "kill-server"])
        try tmux(["set", "-g", "status", "off"])
        try wait(for: "ready$")
    }

    deinit {
        let shell = (try? value("pane_pid")).flatMap { pid_t($0) }
        let programs = shell.map { [$0] + children(of: $0) } ?? []
        _ = try? tmux(["kill-server"])
        // What still runs may still write where the test's home was.
        try? eventually("the programs ended", within: 10) { !programs.contains(where: isAlive) }
    }

    public func type(_ keys: String...) throws { try tmux(["send-keys", "--"] + keys) }

    public func write(_ text: String) throws { try tmux(["send-keys", "-l", "--", text]) }

    public func line(_ text: String) throws {
        try write(text)
        try type("Enter")
    }

    public func paste(_ text: String) throws {
        try tmux(["set-buffer", text])
        try tmux(["paste-buffer", "-p"])
    }

    public func resize(columns: Int, rows: Int) throws {
        try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    }

    public func screen(colours: Bool = false) throws -> String {
        try tmux(["capture-pane", "-p"] + (colours ? ["-e"] : []))
    }

    /// `cursor_flag`, `pane_pid`, `alternate_on` and their like.
    public func value(_ name: String) throws -> String {
        try tmux(["display", "-p", "#{\(name)}"]).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @discardableResult
    public func wait(for text: String) throws -> String {
        try wait(until: text) { $0.contains(text) }
    }

    @discardableResult
    public func wait(until what: String, _ isDone: (String) throws -> Bool) throws -> String {
        let deadline = ContinuousClock.now + .seconds(60)
        var seen = ""
        while ContinuousClock.now < deadline {
            seen = try screen()
            if try isDone(seen) { return seen }
            usleep(10_000)
        }
        throw TestTimeout(description: "\(what.debugDescription) did not come:\n\(seen)")
    }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        defer { close(ends[0]) }
        let process: pid_t
        do {
            defer { close(ends[1]) }
            process = try Spawned.start(
                ["/usr/bin/tmux", "-L", socket] + arguments, environment: environment, output: ends[1])
        }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        func drain() {
            var descriptor = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
            poll(&descriptor, 1, 2)
            let count = read(ends[0], &buffer, buffer.count)
            if count > 0 { output += buffer[..<count] }
        }
        let status = try Spawned.end(of: process, meanwhile: drain)
        drain()
        guard status == 0 else { throw TestTimeout(description: "tmux \(arguments) ended with \(status)") }
        return String(decoding: output, as: UTF8.self)
    }
}
