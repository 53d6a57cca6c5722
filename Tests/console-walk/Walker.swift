import Canvas
import ConsoleUI
import OzModel
import Store
import TestSupport

/// An operator who presses whatever comes to hand, and looks at each screen.
final class Walker {
    private(set) var figures = Figures()
    private let stage: WalkStage
    private var model: Model
    private var chance: Chance
    private var pressed: [String] = []
    private var size = Size(columns: 120, rows: 36)

    init(_ mirror: Mirror, _ book: Book, seed: UInt64) throws {
        stage = try WalkStage(mirror, size: size)
        model = Model(book)
        chance = Chance(seed: seed)
    }

    /// What a wrong screen is about: the key that led to it, and those before it; nil where none was wrong.
    func walk(_ count: Int) throws -> String? {
        try stage.settle()
        for number in 0..<count {
            try step()
            if let fault = fault() {
                return "key \(number): \(fault)\nthe last keys: \(pressed.suffix(20).joined(separator: " "))\n"
                    + stage.console.frame().dump()
            }
        }
        return nil
    }

    private func fault() -> String? {
        let state = stage.console.state
        guard state.overlays.isEmpty else { return "something lies over the screen: \(state.overlays)" }
        if let opened = model.opened {
            return state.detail?.id == opened ? nil : "\(opened) should be open, and is not"
        }
        guard state.list != nil else { return "there is no list" }
        guard Check.isLarge(size) else { return nil }
        return Check.fault(stage.frame, &model)
    }

    /// A key or a query, pressed and counted.
    private func step() throws {
        model.height = Check.height(size)
        guard model.opened == nil else { return try inside() }
        switch chance.below(100) {
        case 0..<26: try move(chance.happens(0.6) ? 1 : -1)
        case 26..<48: try turn()
        case 48..<56: try edge()
        case 56..<60: try sort(model.spot.sort, by: .menu)
        case 60..<65: try sort(chance.below(model.here.sorts.count), by: .command)
        case 65..<72: try show()
        case 72..<79: try filter()
        case 79..<82: try key(.escape, "back") { $0.back() }
        case 82..<86: try look()
        case 86..<89: try again()
        case 89..<92: try key(.character(" "), "mark") { $0.mark() }
        case 92..<94: try key(.character("v"), "range") { $0.range() }
        case 94..<95: try key(.character("V"), "clear marks") { ($0.spot.marks, $0.spot.range) = ([], nil) }
        case 95..<98: try open()
        default: try resize()
        }
    }

    private func key(_ key: Key, _ kind: String, _ change: (inout Model) -> Void) throws {
        pressed.append(key.notation)
        change(&model)
        figures.add(kind, try stage.press([key]))
    }

    private func type(_ start: Key, _ text: String, _ kind: String, _ change: (inout Model) -> Void) throws {
        pressed.append(start.notation + text + "<enter>")
        change(&model)
        let keys = [start] + text.map { Key.character($0) } + [.enter]
        figures.add(kind, try stage.press(keys))
        if let answered = stage.answered { figures.add("(" + kind + ", answered)", answered) }
    }

    private func move(_ distance: Int) throws {
        try key(.character(distance > 0 ? "j" : "k"), "move") { $0.move(by: distance) }
    }

    private func turn() throws {
        let (page, half) = (max(1, model.height - 1), max(1, model.height / 2))
        let (letter, distance): (Character, Int) =
            switch chance.below(4) {
            case 0: ("f", page)
            case 1: ("b", -page)
            case 2: ("d", half)
            default: ("u", -half)
            }
        try key(.control(letter), "page") { $0.move(by: distance) }
    }

    private func edge() throws {
        let isEnd = chance.happens(0.5)
        try key(.character(isEnd ? "G" : "g"), isEnd ? "end" : "top") { $0.move(by: isEnd ? .max / 2 : -.max / 2) }
    }

    private enum Way { case menu, command }

    /// The order's own entry of the menu turns it round.
    private func sort(_ index: Int, by way: Way) throws {
        let heading = model.here.sorts[index].heading
        switch way {
        case .menu: try type(.character("s"), "", "sort") { $0.sort(index) }
        case .command: try type(.character(":"), "sort " + heading, "sort") { $0.sort(index) }
        }
    }

    private func show() throws {
        let index = chance.below(model.lanes.count)
        if chance.happens(0.3) {
            let name = model.lanes[index].name
            try type(.character(":"), name, "next list") { $0.show(index) }
        } else {
            try key(.character(model.lanes[index].key), "next list") { $0.show(index) }
        }
    }

    private func filter() throws {
        let filters = model.here.filters
        guard !filters.isEmpty, chance.happens(0.8) else {
            return try type(.character(":"), "filter off", "filter") { $0.filter(nil) }
        }
        let index = chance.below(filters.count)
        if chance.happens(0.5) {
            try type(.character(":"), "filter " + filters[index].text, "filter") { $0.filter(index) }
        } else {
            // What the prompt begins with goes first.
            stage.clearsPrompt = true
            try type(.character("f"), filters[index].text, "filter") { $0.filter(index) }
        }
    }

    private func look() throws {
        guard let text = model.here.text else { return try move(1) }
        let rows = model.book.rows[model.here.noun] ?? []
        // An id's letters may stand in other fields as well.
        guard !rows.isEmpty, let label = text(rows[chance.below(rows.count)]), label.hasPrefix("tr-") else {
            return try move(1)
        }
        let part = String(label.prefix(chance.happens(0.5) ? 5 : 64))
        try type(.character("/"), part, "find") { model in
            model.find = (part, model.here.noun)
            _ = model.look(forward: true)
        }
    }

    private func again() throws {
        guard model.find?.noun == model.here.noun else { return try move(1) }
        let isForward = chance.happens(0.6)
        try key(.character(isForward ? "n" : "N"), "next hit") { _ = $0.look(forward: isForward) }
        if let answered = stage.answered { figures.add("(next hit, answered)", answered) }
    }

    private func open() throws {
        try key(.enter, "open") { model in
            let rows = model.rows()
            model.opened = rows.isEmpty ? nil : model.plain(rows[model.spot.position]).id
        }
    }

    private func inside() throws {
        let keys: [Key] = [.character("l"), .character("h"), .character("j"), .character("G"), .character("g")]
        guard chance.happens(0.4) else { return try key(.escape, "back to the list") { $0.opened = nil } }
        try key(keys[chance.below(keys.count)], "in an object") { _ in }
    }

    private func resize() throws {
        let columns = [1, 19, 20, 40, 80, 100, 120, 139, 140, 200, 240]
        let rows = [1, 4, 5, 9, 11, 12, 24, 36, 50, 80]
        size = Size(columns: columns[chance.below(columns.count)], rows: rows[chance.below(rows.count)])
        pressed.append("\(size.columns)x\(size.rows)")
        figures.add("resize", try stage.resize(size))
        // Most of the walk is on a window that shows something.
        guard !Check.isLarge(size) || chance.happens(0.5) else { return }
        size = Size(columns: 120, rows: 36)
        pressed.append("120x36")
        figures.add("resize", try stage.resize(size))
    }
}
