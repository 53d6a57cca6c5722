import Foundation
import OzModel
import TestSupport
import Testing

@Suite(.onLanes) struct ShowTests {
    @Test func anOrderComesWithItsAnalysesAndMedia() throws {
        let station = try Station()
        let rows = try station.ozc("orders list --limit 0 --columns folder_id,media_count,types").lines.dropFirst()
        let row = try #require(rows.map { $0.split(separator: "\t").map(String.init) }.first { $0.count == 3 })
        let run = try station.ozc("orders show \(row[0]) --format json")
        #expect(run.code == 0, "\(run.errors)")
        let order = try #require(try run.json() as? [String: Any])
        #expect(order["folder_id"] as? String == row[0])
        #expect((order["media"] as? [Any])?.count == Int(row[1]))
        let analyses = try #require(order["analyses"] as? [[String: Any]])
        #expect(
            Set(analyses.compactMap { $0["type"] as? String }) == Set(row[2].split(separator: ",").map(String.init)))
        #expect(analyses.allSatisfy { $0["source_media"] is [Any] })
        station.sandbox.end()
        let offline = try station.ozc("orders show \(row[0]) --format json --offline")
        #expect(offline.output == run.output)
    }

    @Test func everyNounHasACard() throws {
        let station = try Station()
        for (noun, id) in ListTests.ids {
            let first = try #require(try station.ozc("\(noun) list --limit 1 --columns \(id)").lines.last)
            let card = try station.ozc("\(noun) show \(first) --format table")
            #expect(card.code == 0, "\(noun): \(card.errors)")
            #expect(card.output.contains(first), "\(noun)")
            let row = try station.ozc("\(noun) show \(first)")
            #expect(row.lines.count == 2 && row.lines[0].hasPrefix(id), "\(noun): \(row.output)")
        }
    }

    @Test func theBeginningOfAnIdIsEnoughWhereItIsOne() throws {
        let ids = ["abcdef01", "abcdef02", "abcdee99"]
        let page = "[" + ids.map { "{\"folder_id\":\"\($0)\",\"time_created\":5}" }.joined(separator: ",") + "]"
        let desk = try Desk([(.orders, page)])
        let one = try desk.run("orders", "show", "abcdee", "--offline", "--format", "json")
        #expect(one.code == 0 && one.output.contains("\"abcdee99\""), "\(one.errors)")
        let several = try desk.run("orders", "show", "abcdef", "--offline")
        #expect(several.code == 2)
        #expect(several.errors.contains("abcdef01, abcdef02"))
        let short = try desk.run("orders", "show", "abcde", "--offline")
        #expect(short.code == 5)
    }
}
