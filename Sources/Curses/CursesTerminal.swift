import CTerminal
import Canvas
import Glibc

/// The terminal that `ozc` runs on. For one thread only, and one at a time in a process.
public final class CursesTerminal: Terminal {
    public private(set) var size: Size
    /// The signs that this terminal can show.
    public let glyphs: Glyphs
    /// How many colours are used, after the terminal's abilities and the operator's wish.
    public let depth: ColourDepth

    let painter: Painter
    let pixels: PixelPainter
    var survey: PixelSurvey
    var asking = PixelAsking()
    private let screen: Screen
    private let signals: Int32
    private let errors: ErrorOutput
    var input: InputReader
    private(set) var isOpen = true

    /// Takes the terminal over: alternate screen, raw keys, signals, stderr into the log. Nothing is left changed when
    /// it throws.
    public init(settings: TerminalSettings) throws(TerminalError) {
        guard isatty(0) == 1, isatty(1) == 1 else { throw .notATerminal }
        guard ct_modes_save(0) == 0 else { throw .system(call: "tcgetattr", code: errno) }
        screen = try Screen(settings)
        depth = screen.depth
        glyphs = (settings.ascii ?? false) || !screen.isUTF8 ? .ascii : .unicode
        painter = Painter(depth: screen.depth, isUTF8: screen.isUTF8, output: screen.output)
        pixels = PixelPainter(farewell: screen.farewell)
        survey = PixelSurvey(
            setting: screen.depth == .mono ? .off : settings.pixels, environment: settings.environment)
        input = InputReader(special: screen.keys)
        errors = ErrorOutput(log: settings.logDescriptor)
        size = Painter.windowSize()
        signals = ct_signals_catch()
        guard signals >= 0 else {
            let code = errno
            screen.end()
            ct_modes_restore()
            screen.delete()
            throw .system(call: "eventfd", code: code)
        }
        enter()
    }

    deinit { close() }

    public func draw(_ frame: Frame, theme: Theme) {
        guard isOpen else { return }
        painter.park(at: survey.needsParking ? PixelSurvey.parking : nil)
        let damage = painter.paint(frame, theme: theme, removing: pixels.takeOff(for: frame))
        pixels.putOn(frame, glass(for: frame), after: damage)
    }

    public func readKeys() -> [Key] {
        guard isOpen else { return [] }
        let keys = asking.keys + input.read()
        asking.keys = []
        hearReplies()
        return keys
    }

    /// Waits for keys, the mailbox, a signal or the time: whatever comes first. `mailbox` is a descriptor or -1; without
    /// a time-out it waits for ever. A new window size is taken over before it returns.
    public func wait(mailbox: Int32, timeoutMilliseconds: Int? = nil) -> Wake {
        var wake = Wake()
        guard isOpen, !input.isClosed else {
            wake.hangUp = true
            return wake
        }
        var descriptors = [
            pollfd(fd: 0, events: Int16(POLLIN), revents: 0), pollfd(fd: mailbox, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
        ]
        let waits = [timeoutMilliseconds, millisecondsToDecision, asking.keys.isEmpty ? nil : 0].compactMap { $0 }
        let timeout = waits.min().map { Int32(clamping: max(0, $0)) } ?? -1
        let count = poll(&descriptors, 3, timeout)
        // An interrupted poll had a signal, and its bit is set by now.
        guard count >= 0 || errno == EINTR else {
            wake.hangUp = true
            return wake
        }
        wake.timedOut = count == 0
        let events = descriptors[0].revents
        wake.input = events & Int16(POLLIN) != 0 || !asking.keys.isEmpty
        wake.hangUp = events & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
        wake.mailbox = descriptors[1].revents != 0
        note(ct_signals_take(), in: &wake)
        return wake
    }

    /// Stops the program as ^Z does and comes back when it is continued; the next `draw` paints everything.
    public func suspend() {
        guard isOpen else { return }
        leave()
        ct_signals_stop()
        enter()
        resize()
    }

    /// Lends the terminal to another program, as it was found, while `work` runs; the next `draw` paints everything.
    public func lend(_ work: () -> Void) {
        guard isOpen else { return }
        leave()
        work()
        enter()
        resize()
    }

    /// Asks for the window's size again; the next `draw` paints everything.
    public func resize() {
        guard isOpen else { return }
        size = painter.resize()
        if survey.isAsked { ask() }
    }

    /// The next `draw` paints everything anew, whatever other programs have written across it.
    public func repaint() {
        guard isOpen else { return }
        painter.forget(clearing: true)
    }

    /// Gives the terminal back as it was found. Once is enough, more does no harm.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        leave()
        ct_signals_release()
        screen.delete()
    }

    private func enter() {
        errors.redirect()
        TerminalOutput.write("\u{1B}[?2004h")
        screen.farewell.withUnsafeBytes { ct_guard_arm(1, $0.baseAddress, $0.count) }
        painter.forget(clearing: true)
    }

    private func leave() {
        awaitAnswers()
        pixels.leave()
        TerminalOutput.write("\u{1B}[?2004l")
        screen.end()
        ct_guard_disarm()
        ct_modes_restore()
        errors.putBack()
    }

    private func note(_ bits: UInt32, in wake: inout Wake) {
        func has(_ bit: Int) -> Bool { bits & UInt32(bit) != 0 }
        if has(CT_CONTINUED) { painter.resumeModes() }
        if has(CT_RESIZED) || has(CT_CONTINUED) {
            resize()
            wake.resized = true
        }
        wake.suspend = has(CT_STOP)
        if has(CT_HANGUP) { wake.hangUp = true }
        if has(CT_TERMINATE) {
            wake.terminate = SIGTERM
        } else if has(CT_QUIT) {
            wake.terminate = SIGQUIT
        } else if has(CT_INTERRUPT) {
            wake.terminate = SIGINT
        }
    }
}
