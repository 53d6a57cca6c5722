import OzModel
import Store

/// Spot checks: cases that the machine let pass, taken by chance, for a person to look at.
enum Sampling {
    static let standard = 20
    private static let most = 500

    @Sendable static func standard(_ context: Context) -> Action? {
        switch named("\(standard)", context) {
        case .success(let action): action
        case .failure(let mistake): .refuse(mistake.sentence)
        }
    }

    /// `:sample 20`, `:sample 20 yesterday`, `:sample 20 2026-11-23`.
    @Sendable static func named(_ text: String, _ context: Context) -> Result<Action, Palette.Mistake> {
        let words = text.split(separator: " ").map(String.init)
        guard let first = words.first, let count = Int(first), (1...most).contains(count), words.count <= 2 else {
            return .failure(.init(sentence: "sample wants a number from 1 to \(most) and, if not today, a day"))
        }
        guard let day = Day(words.count == 2 ? words[1] : "today", now: context.state.now) else {
            return .failure(.init(sentence: "“\(words[1])” is no day: write today, yesterday or 2026-11-23"))
        }
        let ids = context.models.sample(count, from: day.start, until: day.end, context.state)
        guard !ids.isEmpty else { return .failure(.init(sentence: "the mirror has no success of \(day.words)")) }
        return .success(.sample(day: day.words, ids: Set(ids)))
    }
}
