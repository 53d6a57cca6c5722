import OzModel
import Query
import Testing

/// What can follow at a place.
@Suite struct CompletionTests {
    private func completed(_ text: String, _ noun: Noun = .orders) -> String? {
        let completion = Completion(text, cursor: text.count, of: noun) { key, typed in
            key.name == "company" ? ["Acme Bank", "Nordlys"].filter { $0.lowercased().hasPrefix(typed) } : []
        }
        return completion.choices.first.map { completion.applied($0, to: text) }
    }

    @Test(arguments: [
        ("sta", "status:"), ("x -sta", "x -status:"), ("verd", "status:"), ("me", "media:"), ("met", "meta."),
        ("status:dec", "status:declined"), ("status:declined,fa", "status:declined,failed"),
        ("status!=su", "status!=success"),
        ("archived:y", "archived:yes"), ("created:>7", "created:>7d"), ("company:no", "company:Nordlys"),
        ("company:\"ac", "company:\"Acme Bank\""), ("company:ac", "company:\"Acme Bank\""),
    ])
    func theFirstChoiceGoesOn(_ text: String, _ expected: String) {
        #expect(completed(text) == expected)
    }

    @Test(arguments: ["zz", "status:zz", "\"sta", "zz:a", "person:1"]) func whereNothingFollowsNothingIsOffered(
        _ text: String
    ) {
        #expect(completed(text) == nil)
    }

    @Test(arguments: Noun.allCases) func atTheBeginningEveryKeyIsOffered(_ noun: Noun) {
        let completion = Completion("", cursor: 0, of: noun)
        #expect(completion.choices.map(\.text) == QueryKey.all(of: noun).map { $0.name + ":" } + ["meta."])
        #expect(!completion.choices.contains { $0.help.isEmpty })
    }

    @Test func inTheMiddleOnlyTheWordUnderTheCursorChanges() {
        let text = "sta type:quality"
        let completion = Completion(text, cursor: 3, of: .orders)
        #expect(completion.choices.first.map { completion.applied($0, to: text) } == "status: type:quality")
    }
}
