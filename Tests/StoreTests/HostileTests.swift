import OzModel
import Store
import Testing

@Suite struct HostileTests {
    @Test func whatCannotBeReadIsCountedAndTheRestGoesOn() throws {
        let mirror = try Mirror.inMemory()
        let page = Page.envelope([
            Page.order(1, created: 10), "42", "null", "\"text\"", "[]", "{}", "{\"folder_id\": \"\"}",
            "{\"folder_id\": \"x\", \"time_created\": \"soon\"}", "{\"folder_id\": {}, \"time_created\": 1}",
            "{\"folder_id\": \"y\", \"time_created\": 9e999}", Page.order(2, created: 20),
        ])
        let receipt = try mirror.ingest(.orders, page)
        #expect(receipt.items == 11)
        #expect(receipt.fresh == 2)
        #expect(receipt.unreadable.map(\.position) == [1, 2, 3, 4, 5, 6, 7, 8, 9])
        #expect(receipt.unreadable[0].reason == "not an object")
        #expect(receipt.unreadable[4].reason == "no folder_id")
        #expect(receipt.unreadable[6].reason == "time_created is not a number")
        #expect(try mirror.reader.counts()[.orders] == 2)
    }

    @Test(arguments: [
        "", " ", "{", "[1,", "{\"items\": [{\"folder_id\": \"a\", \"time_created\": 1}", "NaN", "[NaN]", "<html>",
        "\"text\"", "7", "null", "{\"items\": 3}", "{\"items\": {}}",
    ])
    func aPageThatIsNotWholeChangesNothing(_ text: String) throws {
        let mirror = try Mirror.inMemory()
        _ = try mirror.ingest(.orders, Page.array([Page.order(1, created: 10)]))
        do {
            _ = try mirror.ingest(.orders, Array(text.utf8)) { _ in [Checkpoint("place", "lost")] }
            Issue.record("\(text) was taken for a page")
        } catch .malformed {
            #expect(mirror.reader.revision == 1)
            #expect(try mirror.checkpoint("place") == nil)
            #expect(try mirror.reader.counts()[.orders] == 1)
        }
    }

    @Test func wrongTypesInOtherFieldsDoNotMatter() throws {
        let mirror = try Mirror.inMemory()
        let wild = ["7", "true", "null", "[]", "{}", "[[1]]", "\"\\u0000x\"", "9223372036854775808", "1e400", "-5"]
        for (number, value) in wild.enumerated() {
            let fields = [
                "company_id", "user_id", "resolution_comment", "is_archive", "meta_data", "analyses", "media", "user",
                "company", "operator_comment",
            ].map { "\"\($0)\": \(value)" }.joined(separator: ", ")
            let analysis = [
                "group_id", "results_data", "results_media", "confs", "error_code", "error_message", "source_media",
                "collection", "company_id", "resolution_operator",
            ].map { "\"\($0)\": \(value)" }.joined(separator: ", ")
            let media = ["tags", "info", "mime_type", "original_url", "thumb_url", "meta_data"]
                .map { "\"\($0)\": \(value)" }.joined(separator: ", ")
            _ = try mirror.ingest(.orders, Page.array([Page.order(number, created: 1, fields: fields)]))
            _ = try mirror.ingest(
                .analyses, Page.array([Page.analysis(number, order: number, created: 1, fields: analysis)]))
            _ = try mirror.ingest(.media, Page.array([Page.media(number, order: number, created: 1, fields: media)]))
            let user = ["email", "first_name", "user_type", "is_admin", "is_service", "time_created", "company_id"]
                .map { "\"\($0)\": \(value)" }.joined(separator: ", ")
            _ = try mirror.ingest(.users, Page.array(["{\"user_id\": \"u-\(number)\", \(user)}"]))
            _ = try mirror.ingest(.companies, Page.array(["{\"company_id\": \"c-\(number)\", \"name\": \(value)}"]))
            _ = try mirror.ingest(
                .collections, Page.array(["{\"collection_id\": \"k-\(number)\", \"alias\": \(value)}"]))
        }
        let counts = try mirror.reader.counts()
        for noun in Noun.allCases { #expect(counts[noun] == wild.count, "\(noun)") }
        for type in [Order.self, Analysis.self, Media.self, User.self, Company.self, OzModel.Collection.self]
            as [any MirrorRecord.Type]
        {
            try readAll(type, mirror)
        }
    }

    private func readAll<Record: MirrorRecord>(_ type: Record.Type, _ mirror: Mirror) throws {
        for sort in Record.sorts {
            let query = ListQuery(noun: Record.noun, sort: sort, descending: true)
            let window = try mirror.reader.window(type, query, around: nil, before: 0, after: 100)
            #expect(window.rows.count == 10, "\(Record.noun) by \(sort)")
        }
    }

    @Test func strangeTextsSurvive() throws {
        let mirror = try Mirror.inMemory()
        let long = String(repeating: "long ", count: 210_000)
        let texts = ["\\ud800", "\\u0000", "\\uD83D\\uDE00", "Дарья 王 é", long]
        let items = texts.enumerated().map { number, text in
            Page.order(
                number, created: Double(number),
                fields: "\"meta_data\": {\"iin\": \"\(text)\", \"n\": 18446744073709551616}")
        }
        var bytes = Page.envelope(items)
        if let place = bytes.firstIndex(of: UInt8(ascii: "w")) { bytes[place] = 0xFF }
        let receipt = try mirror.ingest(.orders, bytes)
        #expect(receipt.unreadable == [])
        #expect(try mirror.ingest(.orders, bytes).changed == 0)
        for sort in Order.sorts {
            let query = ListQuery(noun: .orders, sort: sort, descending: false)
            var seen: [String] = []
            var mark = try mirror.reader.edge(query, last: false)
            while let place = mark, seen.count <= texts.count {
                seen.append(place.id)
                let next = try mirror.reader.skip(from: place, by: 1, query)
                mark = next == place ? nil : next
            }
            #expect(Set(seen).count == texts.count && seen.count == texts.count, "by \(sort): \(seen)")
        }
        let json = try #require(try mirror.reader.json(.orders, id: "f-0"))
        #expect(json.contains("\\ud800"))
        #expect(json.contains("18446744073709551616"))
    }

    @Test func nestingWithoutEndIsRefused() throws {
        let mirror = try Mirror.inMemory()
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(throws: StoreError.self) { try mirror.ingest(.orders, Array(deep.utf8)) }
        #expect(try mirror.reader.counts()[.orders] == 0)
    }

    @Test func anUnknownSortIsNamedWithTheKnownOnes() throws {
        let mirror = try Mirror.inMemory()
        do {
            _ = try mirror.reader.count(ListQuery(noun: .companies, sort: "colour", descending: false))
            Issue.record("sorted by colour")
        } catch {
            #expect(error.sentence.contains("colour"))
            #expect(error.sentence.contains("user_count"))
        }
    }
}
