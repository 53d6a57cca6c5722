import Foundation
import Glibc

/// A program on a pseudo-terminal of its own, without an emulator: the bytes are what is looked at.
public final class Pty {
    /// Everything the program wrote so far.
    public private(set) var output: [UInt8] = []
    public let process: pid_t
    private var master: Int32
    /// Kept open, so that the terminal's modes can be read after the program is gone.
    private var slave: Int32
    private var isOver = false

    /// `cell` is its width and height in pixels, as a terminal may tell the system; zeros where it does not.
    public init(
        _ arguments: [String], rows: UInt16 = 24, columns: UInt16 = 80, cell: (UInt16, UInt16) = (0, 0),
        environment: [String: String]
    ) throws {
        var master: Int32 = -1
        var slave: Int32 = -1
        var window = winsize(
            ws_row: rows, ws_col: columns, ws_xpixel: columns * cell.0, ws_ypixel: rows * cell.1)
        var name = [CChar](repeating: 0, count: 128)
        guard openpty(&master, &slave, &name, nil, &window) == 0 else { throw POSIXError(.EIO) }
        for descriptor in [master, slave] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        let terminal = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
        let process: pid_t
        do {
            process = try Spawned.start(arguments, environment: environment, terminal: terminal)
        } catch {
            close(master)
            close(slave)
            throw error
        }
        (self.master, self.slave, self.process) = (master, slave, process)
    }

    deinit {
        if !isOver {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        if master >= 0 { close(master) }
        if slave >= 0 { close(slave) }
    }

    /// Closes the terminal as a window that is closed does.
    public func hangUp() {
        close(slave)
        close(master)
        (master, slave) = (-1, -1)
    }

    public func resize(columns: UInt16, rows: UInt16) {
        var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &window)
    }

    public func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(master, bytes, bytes.count)
    }

    /// Reads until `text` has come since `start`; what came since is answered.
    @discardableResult
    public func wait(for text: String, since start: Int = 0) throws -> [UInt8] {
        let wanted = Array(text.utf8)
        let deadline = ContinuousClock.now + .seconds(60)
        while ContinuousClock.now < deadline {
            if contains(wanted, since: start) { return Array(output[start...]) }
            read(within: 100)
        }
        throw TestTimeout(description: "\(text.debugDescription) did not come: \(shown(since: start))")
    }

    /// Types a key that shows, and reads until something has come and then nothing for a while: with the next key at its
    /// heels an escape would mean Alt.
    public func press(_ key: String) throws {
        let before = output.count
        type(key)
        let deadline = ContinuousClock.now + .seconds(60)
        while output.count == before {
            guard ContinuousClock.now < deadline else {
                throw TestTimeout(description: "\(key.debugDescription) has no effect")
            }
            read(within: 100)
        }
        settle(120)
    }

    /// Reads until nothing has come for `milliseconds`.
    public func settle(_ milliseconds: Int32 = 150) {
        while read(within: milliseconds) {}
    }

    /// The exit status as `waitpid` gives it.
    public func end() throws -> Int32 {
        isOver = true
        let status = try Spawned.end(of: process) { read(within: 5) }
        settle(0)
        return status
    }

    /// Whether the terminal is as a shell wants it: lines, echo, signals.
    public var isCooked: Bool {
        var modes = termios()
        guard tcgetattr(slave, &modes) == 0 else { return false }
        let wanted = tcflag_t(ICANON | ECHO | ISIG)
        return modes.c_lflag & wanted == wanted && modes.c_iflag & tcflag_t(ICRNL) != 0
    }

    public func shown(since start: Int) -> String { String(decoding: output[start...], as: UTF8.self).debugDescription }

    public func contains(_ wanted: [UInt8], since start: Int) -> Bool {
        guard output.count - start >= wanted.count else { return false }
        return (start...(output.count - wanted.count)).contains { output[$0...].starts(with: wanted) }
    }

    @discardableResult
    private func read(within milliseconds: Int32) -> Bool {
        guard master >= 0 else { return false }
        var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, milliseconds) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = Glibc.read(master, &buffer, buffer.count)
        guard count > 0 else { return false }
        output += buffer[..<count]
        return true
    }
}
