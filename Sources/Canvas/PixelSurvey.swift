/// What the terminal was asked about pixels, and what it said.
public struct PixelSurvey: Sendable {
    private enum Stage: Equatable {
        case unasked
        /// tmux must have placed the cursor before the terminal around it is asked where that is.
        case barrier(tries: Int)
        case asked
        case answered
    }

    /// The program's cursor must be there in tmux, while it is asked.
    public static let parking = Position(row: 1, column: 1)
    private static let image = 31

    private let setting: PixelSetting
    private let host: PixelHost
    private var stage = Stage.unasked
    private var speaksKitty = false
    private var speaksITerm = false
    private var speaksSixel = false
    private var tmuxSpeaksSixel = false
    private var cell: (width: Int, height: Int)?
    private var origin: Position?

    /// `setting` is off where there are no colours.
    public init(setting: PixelSetting, environment: [String: String]) {
        self.setting = setting
        host = PixelHost(environment: environment)
        let names = [environment["TERM_PROGRAM"], environment["LC_TERMINAL"]].compactMap { $0 }
        // In tmux both may be those of another terminal, from which it was started.
        speaksITerm = host == .nothing && names.contains(where: Self.isITerm)
    }

    /// Whether there is anything to ask.
    public var isOff: Bool { setting == .off || host == .wall }

    public var isInTmux: Bool { host == .tmux }

    public var isAsked: Bool { stage != .unasked }

    /// Whether all has been said; what comes later is taken over all the same.
    public var isComplete: Bool { isOff || stage == .answered }

    /// Whether the cursor must be parked.
    public var needsParking: Bool { host == .tmux && isAsked && !isComplete }

    /// The first question, again when the window has changed; the rest is asked when it has been answered.
    public mutating func ask() -> [UInt8] {
        guard !isOff else { return [] }
        origin = nil
        stage = host == .tmux ? .barrier(tries: 1) : .asked
        return host == .tmux ? Self.fence : Self.questions + Self.fence
    }

    /// Takes an answer over, and gives what is to be asked next; `isQuiet` when nothing was painted since the last question.
    public mutating func take(_ reply: TerminalReply, isQuiet: Bool) -> [UInt8] {
        guard isAsked, !isOff else { return [] }
        switch reply {
        case .attributes(let numbers): return take(attributes: numbers, isQuiet: isQuiet)
        case .name(let name): if Self.isITerm(name) { speaksITerm = true }
        case .cell(let width, let height): cell = (width, height)
        case .graphics(Self.image, let isFine): speaksKitty = isFine
        case .graphics: break
        case .cursor(let place):
            guard host == .tmux, stage == .asked else { break }
            let (row, column) = (place.row - Self.parking.row, place.column - Self.parking.column)
            if row >= 0, column >= 0 { origin = Position(row: row, column: column) }
        }
        return []
    }

    /// What is known now; `measured` is a cell's size as the system has it.
    public func abilities(measured: (width: Int, height: Int)?) -> PixelAbilities {
        let cell = cell ?? measured
        let spoken: [PixelProtocol] =
            isOff ? [] : setting.forced.map { [$0] } ?? PixelProtocol.allCases.filter(speaks)
        // Only in pixels can a sixel picture say how large it is.
        return PixelAbilities(
            protocols: spoken.filter { $0 != .sixel || cell != nil }, cellWidth: cell?.width, cellHeight: cell?.height)
    }

    /// nil while a picture cannot be brought to the terminal.
    public func route(of way: PixelProtocol) -> PixelRoute? {
        guard host == .tmux else { return .direct }
        if way == .sixel, tmuxSpeaksSixel { return .direct }
        return origin.map(PixelRoute.tmux)
    }

    private func speaks(_ way: PixelProtocol) -> Bool {
        switch way {
        case .kitty: speaksKitty
        case .iterm: speaksITerm
        case .sixel: speaksSixel || tmuxSpeaksSixel
        }
    }

    private mutating func take(attributes: [Int], isQuiet: Bool) -> [UInt8] {
        switch stage {
        case .barrier(let tries):
            tmuxSpeaksSixel = attributes.contains(4)
            guard isQuiet || tries >= 8 else {
                stage = .barrier(tries: tries + 1)
                return Self.fence
            }
            stage = .asked
            // Where the cursor is says nothing when it may have been on its way.
            let place = isQuiet ? Array("\u{1B}[6n".utf8) : []
            return PixelRoute.passthrough(Self.questions + place + Self.fence)
        case .asked:
            speaksSixel = attributes.contains(4)
            stage = .answered
        case .unasked, .answered: break
        }
        return []
    }

    private static let questions = Array("\u{1B}_Gi=\(image),s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[>q\u{1B}[16t".utf8)

    private static let fence = Array("\u{1B}[c".utf8)

    private static func isITerm(_ name: String) -> Bool { name.hasPrefix("iTerm") || name.hasPrefix("WezTerm") }
}
