import Canvas
import ConsoleUI
import OzModel
import TestSupport

/// Goes wherever keys lead, from the screens of the number keys on, and presses in each kind of place every key that the
/// table has for it.
final class Walk {
    /// A place that was not walked yet, and the keys that lead to it from anywhere.
    struct Way {
        let keys: [Key]
        let landing: Landing
    }

    /// Three times as many keys as it takes.
    private static let most = 10_000

    let visitor: Visitor
    /// The whole table, as `ozc keys` prints it.
    let table: [KeyTable.Row]
    private let keymap: Keymap
    private(set) var faults: [String] = []
    private(set) var walked: [Landing] = []
    /// Names of commands that were pressed, with the scope they were pressed in.
    private(set) var pressed: Set<String> = []
    private(set) var presses = 0
    private(set) var requests = 0
    /// The keys since the log was read last.
    private var recent: [String] = []
    private var ways: [Way] = []
    private var known: Set<Landing> = []
    /// What needs to be done once in a scope, and was.
    private var done: Set<String> = []

    init(_ visitor: Visitor) throws {
        self.visitor = visitor
        keymap = try Keymap()
        table = KeyTable.rows(keymap)
    }

    /// The commands that a digit brings, in the order of their keys.
    var screens: [KeyTable.Row] {
        table.filter { row in row.keys.contains { $0.count == 1 && $0.first?.isNumber == true } }
    }

    private var state: State { visitor.state }

    func walk() throws {
        for screen in screens { try enter(screen) }
        while !ways.isEmpty { try explore(ways.removeFirst()) }
    }

    /// A screen shows its title; or a sentence says why it is not for this role.
    private func enter(_ screen: KeyTable.Row) throws {
        guard let key = keymap.keys[screen.id]?.first else { return }
        let before = state.places
        visitor.hush()
        try press(key)
        let title = screen.help.prefix(1).uppercased() + screen.help.dropFirst()
        if visitor.said.isEmpty || state.places != before {
            let lines = try visitor.glass()
            if !lines[3].hasPrefix(" \(title)") { fault("\(screen.id) does not show its title: \(lines[3])") }
        }
        if state.places.count == 1, state.places != before { found([key]) }
        if state.places == before, visitor.said.isEmpty, !known.contains(Landing(state)) {
            fault("\(screen.id) says nothing")
        }
    }

    private func explore(_ way: Way) throws {
        try go(way)
        walked.append(way.landing)
        if try visitor.glass().allSatisfy({ $0.allSatisfy { $0 == " " } }) { fault("\(way.landing): an empty screen") }
        let isFirst = done.insert("keys of \(way.landing.subject)").inserted
        for row in table where way.landing.has(row) && Exceptions.notPressed[row.id] == nil {
            // What a key means here is for the keymap to say: a scope's own meaning hides a general one.
            let keys = (keymap.keys[row.id] ?? []).filter {
                keymap.command(for: $0, in: way.landing.scope)?.id == row.id
            }
            guard !keys.isEmpty else { continue }
            let isNew = pressed.insert("\(row.id) \(way.landing.scope)").inserted
            // What a tab does not change is pressed on one of them.
            let isGeneral = row.scope != way.landing.scope || Exceptions.maySayNothing[row.id] != nil
            guard isNew || (isFirst && !isScreen(row)) || !isGeneral else { continue }
            for key in isNew ? keys : Array(keys.prefix(1)) { try tryOut(key, row, way) }
        }
        try openLines(way)
    }

    private func isScreen(_ row: KeyTable.Row) -> Bool { screens.contains { $0.id == row.id } }

    /// Presses a key, judges what it did, works what it opened, and goes back.
    private func tryOut(_ key: Key, _ row: KeyTable.Row, _ way: Way) throws {
        visitor.hush()
        let before = state
        try press(key)
        // The screen that is there already is all that its key can bring.
        if state == before, Exceptions.maySayNothing[row.id] == nil, !isScreen(row) {
            fault("\(way.landing): \(key.notation) (\(row.id)) changes nothing and says nothing")
        }
        switch state.overlays.last {
        case nil:
            found(way.keys + [key])
        case .menu:
            if done.insert("\(row.id) \(way.landing.scope)").inserted {
                try press("G g j")
                for choice in ["<enter>", "G <enter>"] {
                    try comeBack(way)
                    try press(key)
                    try press(choice)
                    if state.overlays.isEmpty { found(way.keys + [key] + (try Key.sequence(parsing: choice))) }
                }
            }
        case .prompt:
            if let text = Exceptions.typed[row.id] { try press([.paste(text), .enter]) }
        case .help where done.insert("help \(way.landing.scope)").inserted: try press("j G g / e x p <enter>")
        case .help: break
        // Whatever else comes is left by Escape.
        default: break
        }
        try comeBack(way)
        try listen("\(way.landing): \(key.notation) (\(row.id))")
    }

    /// Whether the server had to object to something that was just asked.
    private func listen(_ place: String) throws {
        for entry in try visitor.news() {
            requests += 1
            if entry.isObjection { fault("\(place) asks \(entry.line), after \(recent.joined(separator: " "))") }
        }
        recent = []
    }

    /// Opens the first rows of a list, or every line of an object that opens something.
    private func openLines(_ way: Way) throws {
        guard way.landing.scope != .viewer else { return }
        let open = keymap.keys[way.landing.scope == .list ? "open" : "open-line"]?.first ?? .enter
        for number in 0..<6 {
            let before = state
            if number > 0 { try press(.character("j")) }
            if number > 0, state.places == before.places { return }
            let keys = way.keys + Array(repeating: Key.character("j"), count: number) + [open]
            let places = state.places.count
            try press(open)
            guard state.places.count > places else {
                try dismiss()
                continue
            }
            _ = try visitor.glass()
            found(keys)
            try press(.escape)
        }
        try comeBack(way)
        try listen("\(way.landing): opening")
    }

    /// Where somebody is now, when nobody was at such a place before.
    private func found(_ keys: [Key]) {
        let landing = Landing(state)
        if known.insert(landing).inserted { ways.append(Way(keys: keys, landing: landing)) }
    }

    private func press(_ key: Key) throws {
        presses += 1
        guard presses < Self.most else { throw Lost("the walk finds no end") }
        recent.append(key.notation)
        try visitor.press(key)
    }

    private func press(_ line: String) throws { try press(try Key.sequence(parsing: line)) }
    private func press(_ keys: [Key]) throws { for key in keys { try press(key) } }

    // MARK: Back

    /// Back to where a key was pressed, as far as a place of its kind is the same place.
    private func comeBack(_ way: Way) throws {
        try dismiss()
        for _ in 0..<4 where isNarrowed { try press(.escape) }
        if Landing(state) != way.landing, state.places.count > 1 { try press(.escape) }
        if Landing(state) != way.landing { try go(way) }
    }

    private var isNarrowed: Bool {
        guard let list = state.list else { return false }
        return list.filter != nil || !list.marks.isEmpty || list.rangeStart != nil
            || (state.find != nil && state.find?.noun == list.noun)
    }

    /// Whatever lies over the screen goes by Escape, before any other key is pressed.
    private func dismiss() throws {
        for _ in 0..<6 where !state.overlays.isEmpty { try press(.escape) }
        guard state.overlays.isEmpty else { throw Lost("escape does not dismiss \(state.overlays)") }
    }

    private func go(_ way: Way) throws {
        try dismiss()
        for (index, key) in way.keys.enumerated() {
            try press(key)
            guard index == 0 else { continue }
            for _ in 0..<4 where isNarrowed { try press(.escape) }
            if state.list?.isGrid == true, let grid = keymap.keys["grid"]?.first { try press(grid) }
            if let back = keymap.keys["previous-tab"]?.first {
                for _ in 0..<(state.detail?.tab ?? 0) { try press(back) }
            }
        }
        guard Landing(state) == way.landing else {
            throw Lost("\(way.keys.map(\.notation)) leads to \(Landing(state)), no longer to \(way.landing)")
        }
    }

    private func fault(_ sentence: String) { faults.append(sentence) }

    /// The walk cannot go on.
    struct Lost: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) { self.description = description }
    }
}
