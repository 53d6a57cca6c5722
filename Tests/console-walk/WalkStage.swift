import Canvas
import ConsoleUI
import Foundation
import OzModel
import Store

/// A console without a terminal: keys in, frames out; what it asks of the mirror beside its keys is answered at once.
final class WalkStage {
    let console: Console
    /// The last frame, with all that belongs on it.
    private(set) var frame: Frame
    /// How long the last key's question to the mirror took, its frame included; nil where it asked none.
    private(set) var answered: Duration?
    /// The next prompt begins with a text that goes first.
    var clearsPrompt = false
    private let reader: MirrorReader
    private let clock = ContinuousClock()

    private static let columns = """
        [columns]
        orders = ["folder_id", "transaction_id", "time_created", "resolution_status"]
        analyses = ["analyse_id", "order", "type", "time_created"]
        review = ["analyse_id", "order", "type", "time_created"]
        media = ["media_id", "original_name", "media_type"]
        users = ["user_id", "email", "user_type"]
        companies = ["company_id", "name"]
        collections = ["collection_id", "alias"]
        """

    init(_ mirror: Mirror, size: Size) throws {
        reader = try mirror.makeReader()
        let settings = try SettingsReader(file: "walk", text: Self.columns).settings()
        let models = ViewModels(reader: mirror.reader, settings: settings, glyphs: .unicode, themeNames: [])
        let identity = Identity(
            profile: "walk", server: "https://oz.example.test", email: "walk@x.test", role: .operator)
        var state = State(
            size: size, now: World.now, place: .list(ListPlace(noun: .orders)), identity: identity, themeName: "")
        state.news = .live
        state.revision = mirror.reader.revision
        console = Console(state: state, models: models, themes: ThemeReader())
        frame = console.frame()
    }

    /// Presses keys one after the other and paints when no more wait; answers how long the last one took to its frame.
    func press(_ keys: [Key]) throws -> Duration {
        for (index, key) in keys.dropLast().enumerated() {
            _ = console.press(key)
            if index == 0, clearsPrompt { _ = console.press(.control("u")) }
        }
        clearsPrompt = false
        guard let last = keys.last else { return .zero }
        let begun = clock.now
        let effects = console.press(last)
        frame = console.nextFrame()
        let taken = clock.now - begun
        answered = try perform(effects) ? clock.now - begun : nil
        try settle()
        return taken
    }

    func resize(_ size: Size) throws -> Duration {
        let begun = clock.now
        let effects = console.receive(.resized(size))
        frame = console.nextFrame()
        let taken = clock.now - begun
        _ = try perform(effects)
        try settle()
        return taken
    }

    /// Paints until the rows are there that the frame would like to show, and nothing lies over them.
    func settle() throws {
        if let last = console.state.notices.map(\.until).max() { _ = console.receive(.tick(now: last + 1)) }
        let begun = clock.now
        frame = console.frame()
        for _ in 0..<4 {
            let wishes = console.siftWishes()
            guard try perform(wishes) else { return }
            answered = clock.now - begun
            frame = console.frame()
        }
    }

    /// - Returns: whether the mirror was asked for something.
    private func perform(_ effects: [Effect]) throws -> Bool {
        var isAsked = false
        for effect in effects {
            switch effect {
            case .sift(let wish?):
                console.models.sieve.begin(wish).gather(reader)
                _ = console.receive(.sifted)
                isAsked = true
            case .sift(nil): console.models.sieve.cancel()
            case .count(let wish):
                console.models.board.begin(wish).count(reader, nil, nil)
                _ = console.receive(.counted)
                isAsked = true
            case .find(let request):
                try find(request)
                frame = console.nextFrame()
                isAsked = true
            default: break
            }
        }
        return isAsked
    }

    private func find(_ request: FindRequest) throws {
        let mark = try reader.find(request.query, text: request.text, from: request.from, forward: request.forward)
        let hits = mark == nil ? 0 : try reader.hits(request.query, text: request.text)
        let position = try mark.map { try reader.position(of: $0, request.query) } ?? 0
        _ = console.receive(.found(request, mark, position: position, hits: hits))
    }
}
