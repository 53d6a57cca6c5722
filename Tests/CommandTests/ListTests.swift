import Foundation
import OzModel
import TestSupport
import Testing

@Suite(.onLanes) struct ListTests {
    static let ids: [String: String] = [
        "orders": "folder_id", "analyses": "analyse_id", "media": "media_id", "users": "user_id",
        "companies": "company_id", "collections": "collection_id",
    ]

    @Test func everyNounIsListedInEveryFormat() throws {
        let station = try Station()
        for noun in Noun.allCases.map(\.rawValue) {
            let id = try #require(Self.ids[noun])
            let json = try station.ozc("\(noun) list --limit 0 --format json")
            #expect(json.code == 0, "\(noun): \(json.errors)")
            let objects = try #require(try json.json() as? [[String: Any]])
            let names = objects.compactMap { $0[id] as? String }
            #expect(!names.isEmpty && names.count == objects.count, "\(noun)")

            let lines = try station.ozc("\(noun) list --limit 0 --format jsonl").lines
            #expect(lines.count == objects.count)
            for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }

            let table = try station.ozc("\(noun) list --limit 0 --format table")
            #expect(table.lines.count == objects.count + 1)
            #expect(!table.output.contains("\u{1b}"))

            let tsv = try station.ozc("\(noun) list --limit 0")
            #expect(tsv.lines.first?.split(separator: "\t").first.map(String.init) == id, "\(noun): \(tsv.lines)")
            #expect(tsv.lines.dropFirst().map { String($0.prefix { $0 != "\t" }) } == names)

            let csv = try station.ozc("\(noun) list --limit 0 --format csv")
            #expect(csv.output.hasPrefix("\(id),"))
            #expect(csv.output.hasSuffix("\r\n"))
        }
    }

    @Test func theSameRowsAreThereWithTheServerGone() throws {
        let station = try Station(orders: 40)
        for noun in Noun.allCases.map(\.rawValue) {
            let command = "\(noun) list --limit 5 --format json"
            let online = try station.ozc(command)
            let offline = try station.ozc("\(command) --offline")
            #expect(online.code == 0 && offline.code == 0, "\(online.errors)\(offline.errors)")
            #expect(online.output == offline.output, "\(noun)")
        }
        let command = "orders list --limit 9 --format json"
        let before = try station.ozc(command)
        station.sandbox.end()
        let after = try station.ozc("\(command) --offline")
        #expect(before.output.utf8.count > 1000)
        #expect(before.output == after.output)
        #expect(after.errors.contains("offline: cached "))
    }

    @Test func aListCutShortSaysSo() throws {
        let station = try Station()
        let cut = try station.ozc("orders list --limit 5")
        #expect(cut.lines.count == 6)
        #expect(cut.errors == "ozc: 5 of 12 orders shown: --limit 0 for all\n")
        let whole = try station.ozc("orders list --limit 0")
        #expect(whole.lines.count == 13)
        #expect(whole.errors == "")
    }

    @Test func columnsAreTakenAsAsked() throws {
        let station = try Station()
        let columns = "folder_id,time_created,meta_data.transaction_id,company"
        let tsv = try station.ozc("orders list --limit 3 --columns \(columns)")
        #expect(tsv.lines.first == columns.replacing(",", with: "\t"))
        let json = try station.ozc("orders list --limit 3 --format json --columns \(columns)")
        let objects = try #require(try json.json() as? [[String: Any]])
        #expect(objects.count == 3)
        for (object, line) in zip(objects, tsv.lines.dropFirst()) {
            #expect(object.keys.sorted() == columns.split(separator: ",").map(String.init).sorted())
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            #expect(object["folder_id"] as? String == cells[0])
            #expect((object["time_created"] as? Double) == Double(cells[1]))
            #expect((object["company"] as? String ?? "") == cells[3])
        }
    }

    @Test func rowsComeInTheOrderAskedFor() throws {
        let station = try Station()
        let up = try station.ozc("orders list --limit 0 --sort time_created --columns time_created").lines.dropFirst()
        let down = try station.ozc("orders list --limit 0 --sort time_created:desc --columns time_created").lines
            .dropFirst()
        let times = up.compactMap(Double.init)
        #expect(times.count == 12)
        #expect(times == times.sorted())
        #expect(Array(up) == down.reversed())
    }

    @Test(arguments: [
        ("orders list --columns foldr_id", "folder_id"), ("analyses list --columns scor", "score"),
        ("users list --sort e-mail", "email"), ("orders list --sort time_creatd", "time_created"),
    ])
    func aMisspeltFieldIsAnErrorThatNamesTheNearest(command: String, nearest: String) throws {
        let run = try Program.ozc(command, try Desk().home)
        #expect(run.code == 2)
        #expect(run.errors.contains("did you mean “\(nearest)”?"), "\(run.errors)")
        #expect(run.errors.contains("Known: "))
        #expect(run.output == "")
    }

    @Test func aReaderThatGoesAwayIsNoError() throws {
        let station = try Station(orders: 200)
        _ = try station.ozc("sync")
        let ozc = Built.path("ozc")
        let line = "\"\(ozc)\" orders list --offline --limit 0 --format json | head -c 20; echo \" ${PIPESTATUS[0]}\""
        let run = try Program.run("/bin/bash", ["-c", line], home: station.home)
        #expect(run.output.hasPrefix("[\n{"))
        #expect(run.output.hasSuffix(" 0\n"))
        #expect(!run.errors.contains("ozc: the output"), "\(run.errors)")
    }
}

/// `--where`: the query language on the command line.
@Suite(.onLanes) struct WhereTests {
    @Test func aQueryKeepsTheRowsThatItMeans() throws {
        let station = try Station(orders: 60)
        let all = try #require(try station.ozc("orders list --limit 0 --format json").json() as? [[String: Any]])
        let declined = try station.ozc("orders list --limit 0 --format json --where status:declined")
        let found = try #require(try declined.json() as? [[String: Any]])
        let expected = all.filter { $0["system_resolution"] as? String == "DECLINED" }
        #expect(found.compactMap { $0["folder_id"] as? String } == expected.compactMap { $0["folder_id"] as? String })
        #expect(!found.isEmpty && found.count < all.count)

        let offline = try station.ozc("orders list --offline --limit 0 --format json --where=-status:declined")
        let others = try #require(try offline.json() as? [[String: Any]])
        #expect(others.count == all.count - found.count)

        let cut = try station.ozc("orders list --offline --limit 1 --where status:declined")
        #expect(cut.lines.count == 2)
        #expect(cut.errors.contains("1 of \(found.count) orders shown"), "\(cut.errors)")
    }

    @Test func everyNounTakesAQuery() throws {
        let station = try Station(orders: 30)
        for noun in Noun.allCases.map(\.rawValue) {
            let run = try station.ozc("\(noun) list --limit 0 --where=-id:zzz --format jsonl")
            #expect(run.code == 0 && !run.lines.isEmpty, "\(noun): \(run.errors)")
            let none = try station.ozc("\(noun) list --limit 0 --where nothing-is-called-so --format jsonl")
            #expect(none.code == 0 && none.output == "", "\(noun): \(none.errors)")
        }
    }

    @Test(arguments: [
        ("orders list --where statu:declined", "did you mean “status”?", "  statu:declined\n  ^^^^^\n"),
        ("analyses list --where score>high", "score takes a number", "  score>high\n        ^^^^\n"),
        ("users list --where role:operatr", "did you mean “operator”?", "  role:operatr\n       ^^^^^^^\n"),
    ])
    func aMistakeIsPointedAt(command: String, sentence: String, caret: String) throws {
        let run = try Program.ozc(command, try Desk().home)
        #expect(run.code == 2)
        #expect(run.errors.contains(sentence) && run.errors.contains(caret), "\(run.errors)")
        #expect(run.output == "")
    }
}
