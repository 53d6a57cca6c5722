import CTerminal
import Canvas
import Glibc

extension CursesTerminal {
    /// Asks the terminal once what it can do with pixels, and does not wait; the answers come among the keys.
    public func probePixels() {
        guard isOpen, !survey.isOff, !survey.isAsked else { return }
        asking.since = .now
        ask()
    }

    /// nil until it is known, at most 300 ms after `probePixels`; a late answer still adds to it.
    public var pixelAbilities: PixelAbilities? {
        if survey.isOff { return PixelAbilities.none }
        guard survey.isAsked, survey.isComplete || asking.rest == nil else { return nil }
        return survey.abilities(measured: measuredCell)
    }

    /// Why the picture of the last frame is not on the glass; nil when it is, or waits for the terminal's answers.
    public var pixelRefusal: PixelRefusal? { pixels.refusal }

    /// How long `wait` may take until `pixelAbilities` is known.
    var millisecondsToDecision: Int? {
        guard !survey.isComplete, let rest = asking.rest else { return nil }
        return Int(rest / .milliseconds(1)) + 1
    }

    func glass(for frame: Frame) -> Glass {
        Glass(
            size: Rect(frame.size).intersection(Rect(size)).size, abilities: frame.pixels == nil ? nil : pixelAbilities,
            isInTmux: survey.isInTmux, route: survey.route)
    }

    func ask() {
        asking.last = .now
        input.expectReplies(true)
        say(survey.ask())
    }

    /// Takes over what the terminal answered, and asks on.
    func hearReplies() {
        for reply in input.takeReplies() {
            let isQuiet = painter.isParked && painter.paints == asking.paints
            say(survey.take(reply, isQuiet: isQuiet))
        }
        if survey.isComplete { input.expectReplies(false) }
    }

    /// An answer that comes when the shell has the terminal again would be typed there.
    func awaitAnswers() {
        while survey.isAsked, !survey.isComplete, !input.isClosed, let rest = asking.restOfAnswer {
            var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, Int32(rest / .milliseconds(1)) + 1) > 0 else { continue }
            asking.keys += input.read()
            hearReplies()
        }
    }

    private func say(_ question: [UInt8]) {
        guard !question.isEmpty else { return }
        if survey.needsParking { painter.parkNow(at: PixelSurvey.parking) }
        asking.paints = painter.paints
        TerminalOutput.write(question)
    }

    /// Width of a cell by its height, where the window says how many pixels it has.
    public var cellRatio: Double? {
        measuredCell.flatMap { $0.width > 0 && $0.height > 0 ? Double($0.width) / Double($0.height) : nil }
    }

    private var measuredCell: (width: Int, height: Int)? {
        var (width, height): (Int32, Int32) = (0, 0)
        return ct_cell_size(1, &width, &height) == 0 ? (Int(width), Int(height)) : nil
    }
}
