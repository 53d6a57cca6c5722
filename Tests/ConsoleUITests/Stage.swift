import Canvas
import ConsoleUI
import Foundation
import OzModel
import Store
import Testing

/// A console on the sample mirror: keys in, frames and effects out.
final class Stage {
    let console: Console
    let mirror: Store.Mirror
    private(set) var effects: [Effect] = []

    init(size: Size = Size(columns: 80, rows: 24), mirror: Store.Mirror? = nil, settings: Settings? = nil) throws {
        setenv("TZ", "UTC", 1)
        tzset()
        let mirror = try mirror ?? SampleMirror.make()
        self.mirror = mirror
        let themes = ThemeReader()
        let models = ViewModels(
            reader: mirror.reader, settings: try settings ?? Settings(), glyphs: .unicode, themeNames: themes.names)
        let identity = Identity(
            profile: "acme", server: "https://oz.example.test", email: "jane@acme.test", role: .operator)
        var state = State(
            size: size, now: SampleMirror.now, place: .list(ListPlace(noun: .orders)), identity: identity,
            themeName: "standard-dark")
        state.news = .live
        state.revision = mirror.reader.revision
        console = Console(state: state, models: models, themes: themes)
    }

    /// Presses keys one after the other; a find is answered at once, everything else is only noted.
    func press(_ keys: String) throws {
        for key in try Key.sequence(parsing: keys) { try perform(console.press(key)) }
    }

    func receive(_ action: Action) throws { try perform(console.receive(action)) }

    private func perform(_ new: [Effect]) throws {
        effects += new
        for case .find(let request) in new {
            let reader = mirror.reader
            let mark = try reader.find(request.query, text: request.text, from: request.from, forward: request.forward)
            let hits = try reader.hits(request.query, text: request.text)
            let position = try mark.map { try reader.position(of: $0, request.query) } ?? 0
            _ = console.receive(.found(request, mark, position: position, hits: hits))
        }
    }

    var screen: String { console.frame().dump() }

    /// The characters alone.
    var text: String {
        let frame = console.frame()
        return (0..<frame.size.rows).map { frame.text(row: $0) }.joined(separator: "\n")
    }
}

/// Compares a screen with its golden file; `RECORD=1` writes it instead.
func expectGolden(_ name: String, _ screen: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Golden/\(name).screen")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
        try Data((screen + "\n").utf8).write(to: file)
        return
    }
    let golden =
        (try? String(contentsOf: file, encoding: .utf8)) ?? "there is no \(name).screen: record it with RECORD=1"
    #expect(
        screen + "\n" == golden, "\(name).screen differs; look at it, then RECORD=1", sourceLocation: sourceLocation)
}
