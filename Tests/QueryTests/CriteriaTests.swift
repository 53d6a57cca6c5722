import OzModel
import Query
import Testing

/// Texts in, terms out, and the same text again.
@Suite struct CriteriaTests {
    @Test func theExampleOfTheContractReads() throws {
        let text =
            "status:declined type:quality score>=0.5 created:>7d company:\"Acme\" user:jane@x.test tag:video_selfie"
            + " state:failed meta.transaction_id:tr-1 person:123 -status:success words"
        let criteria = try Criteria(text, of: .orders)
        #expect(
            criteria.terms == [
                Term(.key("status"), .matches, [.word("DECLINED")]), Term(.key("type"), .matches, [.word("QUALITY")]),
                Term(.key("score"), .atLeast, [.number(0.5)]), Term(.key("created"), .more, [.time(.ago("7d"))]),
                Term(.key("company"), .matches, [.text("Acme")]),
                Term(.key("user"), .matches, [.text("jane@x.test")]),
                Term(.key("tag"), .matches, [.text("video_selfie")]),
                Term(.key("state"), .matches, [.word("FAILED")]),
                Term(.meta("transaction_id"), .matches, [.text("tr-1")]),
                Term(.key("person"), .matches, [.text("123")]),
                Term(.key("status"), .matches, [.word("SUCCESS")], isNegated: true),
                Term(.anywhere, .matches, [.text("words")]),
            ])
        #expect(try Criteria(criteria.description, of: .orders) == criteria)
    }

    @Test(arguments: [
        ("", ""), ("   ", ""), ("a  b", "a b"), ("a,b", "a,b"), ("Smith, John", "Smith John"), (",", "\",\""),
        ("-a", "-a"), ("-", "\"-\""), ("--a", "-\"-a\""), ("\"a b\"", "\"a b\""), ("\"a\\\"b\"", "\"a\\\"b\""),
        ("acme*", "acme"), ("*", "\"*\""), ("12:30", "\"12:30\""), ("a@b.c", "a@b.c"), ("tr-1", "tr-1"),
        ("STATUS:Declined", "status:declined"), ("verdict=declined", "status=declined"),
        ("status!=declined", "-status=declined"), ("-status!=declined", "status=declined"),
        ("status:\"operator required\"", "status:operator_required"), ("status:\"ODD\"", "status:\"ODD\""),
        ("status:declined,failed", "status:declined,failed"), ("score:>=0.5", "score>=0.5"),
        ("score:0.2..0.4", "score:0.2..0.4"), ("score:..0.4", "score:..0.4"), ("score:-1..2", "score:-1..2"),
        ("media:10k", "media:10000"), ("created:7d", "created:>7d"), ("created>7d", "created:>7d"),
        ("created:2026-11-01..2026-11-05", "created:2026-11-01..2026-11-05"), ("created:2026", "created:2026"),
        ("created:2026-11-01T14:30", "created:2026-11-01T14:30"), ("created:TODAY", "created:today"),
        ("created>=1763900000", "created:>=1763900000"), ("archived:true", "archived:yes"),
        ("order:tr-*", "order:tr-*"), ("comment:*", "comment:*"), ("-comment:*", "-comment:*"),
        ("meta.a.b:\"x y\"*", "meta.a.b:\"x y\"*"), ("meta.age>=18", "meta.age>=18"), ("META.Age=1", "meta.Age=1"),
        ("company:\"Acme Bank\",x", "company:\"Acme Bank\",x"), ("\u{e9}t\u{e9}", "\u{e9}t\u{e9}"),
        ("e\u{301}", "\"e\u{301}\""),
        ("company:\u{301}x", "company:\"\u{301}x\""),
    ])
    func aQueryIsWrittenAsItIsMeant(_ text: String, _ written: String) throws {
        let criteria = try Criteria(text, of: .orders)
        #expect(criteria.description == written)
        #expect(try Criteria(written, of: .orders) == criteria)
    }

    @Test(
        arguments: [
            ("statu:declined", .orders, "there is no key “statu”; did you mean “status”?", "^^^^^"),
            ("a status:declind", .orders, nil, "         ^^^^^^^"), ("status:op", .orders, nil, "       ^^"),
            ("status:", .orders, "a value is missing after status", "       ^"),
            ("status:a,", .orders, "a value is missing after the comma", "        ^"),
            ("status:,a", .orders, "a value is missing before the comma", "       ^"),
            ("status:declined, failed", .orders, "a value is missing after the comma", "               ^"),
            ("company:\"Acme", .orders, "this quote is not closed", "        ^"),
            ("\"a\"b", .orders, "a blank is missing after the quote", "   ^"),
            ("status>declined", .orders, "status has no order: it takes : and =", "      ^"),
            ("score:high", .orders, "score takes a number, like score>=0.5, not “high”", "      ^^^^"),
            ("score>0.2..0.4", .orders, "an order takes one value", "      ^^^^^^^^"),
            ("score>0.2,0.4", .orders, "an order takes one value", "      ^^^"),
            ("score>*", .orders, "an order takes one value", "      ^"),
            ("created:yesterda", .orders, nil, "        ^^^^^^^^"),
            ("created:2026-02-30", .orders, nil, "        ^^^^^^^^^^"),
            ("archived:maybe", .orders, "archived takes yes or no, not “maybe”", "         ^^^^^"),
            ("role:admin", .orders, "orders have no key role: it is one of users", "^^^^"),
            ("http://x", .orders, nil, "^^^^"), ("meta.:x", .orders, "a path is missing after meta.", "^^^^^"),
            ("mta.a:1", .orders, nil, "^^^^^"),
            ("meta.a>x", .orders, "an order of metadata takes one number, not “x”", "       ^"),
            ("日本 statu:x", .orders, "there is no key “statu”; did you mean “status”?", "   ^^^^^"),
        ] as [(String, Noun, String?, String)])
    func aMistakeIsPointedAt(_ text: String, _ noun: Noun, _ sentence: String?, _ marks: String) {
        do {
            let criteria = try Criteria(text, of: noun)
            Issue.record("“\(text)” was read as \(criteria)")
        } catch {
            if let sentence { #expect(error.sentence == sentence) }
            #expect(error.caret() == [text, marks], "\(error.sentence)")
        }
    }

    @Test(arguments: [
        ("verdit:declined", "status"), ("status:op", "operator_required"), ("status:declind", "declined"),
        ("created:yesterda", "yesterday"), ("compny:x", "company"), ("scor>1", "score"),
    ])
    func theNearestWordIsNamed(_ text: String, _ nearest: String) {
        #expect(throws: QueryMistake.self) { try Criteria(text, of: .orders) }
        do { _ = try Criteria(text, of: .orders) } catch { #expect(error.nearest == nearest, "\(error.sentence)") }
    }

    @Test func wideCharactersArePointedAtByTheirColumns() {
        do { _ = try Criteria("日本 statu:x", of: .orders) } catch {
            #expect(error.caret { $0.isASCII ? 1 : 2 }[1] == "     ^^^^^")
        }
    }

    @Test func tooMuchIsRefused() {
        let many = Array(repeating: "a", count: 101)
        #expect(throws: QueryMistake.self) { try Criteria(many.joined(separator: " "), of: .orders) }
        #expect(throws: QueryMistake.self) { try Criteria(many.joined(separator: ","), of: .orders) }
        #expect(throws: Never.self) { try Criteria(many.dropLast().joined(separator: " "), of: .orders) }
    }

    @Test func aTermTakesThePlaceOfAllOfItsKey() throws {
        let criteria = try Criteria("status:failed x -status:declined", of: .orders)
        let term = Term(.key("status"), .matches, [.word("SUCCESS")])
        #expect(criteria.setting("status", to: term).description == "x status:success")
        #expect(criteria.setting("status", to: nil).description == "x")
    }

    @Test func namesOfKeysDoNotMeanTwoThings() {
        for noun in Noun.allCases {
            var names: Set<String> = []
            for name in QueryKey.all(of: noun).flatMap({ [$0.name] + $0.aliases }) {
                #expect(names.insert(name).inserted, "\(noun) has two keys called \(name)")
            }
        }
        #expect(Set(queryKeys.map(\.name)).count == queryKeys.count)
    }

    @Test(arguments: queryKeys.map(\.name))
    func examplesReadForEveryNounThatHasTheKey(_ name: String) throws {
        let key = try #require(queryKeys.first { $0.name == name })
        for noun in key.nouns {
            #expect(try Criteria(key.example, of: noun).terms.map(\.subject) == [.key(name)])
            for alias in key.aliases {
                let text = key.example.replacing(name, with: alias, maxReplacements: 1)
                #expect(try Criteria(text, of: noun) == Criteria(key.example, of: noun))
            }
        }
    }
}
