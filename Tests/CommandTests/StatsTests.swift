import Foundation
import OzModel
import TestSupport
import Testing

@Suite(.onLanes) struct StatsTests {
    private func synced(_ role: String = "operator") throws -> Station {
        let station = try Station(orders: 60, as: role)
        let sync = try station.ozc("sync --since all")
        #expect(sync.code == 0, "\(sync.errors)")
        return station
    }

    private func rows(_ line: String, _ station: Station) throws -> [[String: Any]] {
        let run = try station.ozc("stats \(line) --format json")
        #expect(run.code == 0, "\(line): \(run.errors)")
        return try #require(try run.json() as? [[String: Any]])
    }

    private func sum(_ rows: [[String: Any]]) -> Int { rows.reduce(0) { $0 + ($1["orders"] as? Int ?? 0) } }

    private func listed(_ query: String?, _ station: Station) throws -> Int {
        let condition = query.map { " --where \($0)" } ?? ""
        let run = try station.ozc("orders list --offline --limit 0 --format jsonl\(condition)")
        return run.lines.count
    }

    @Test func everyKeyCountsEveryOrder() throws {
        let station = try synced()
        let all = try listed(nil, station)
        #expect(all == 60)
        for key in ["day", "hour", "company", "user", "type", "status"] {
            #expect(try sum(rows("--by \(key) --since all", station)) == all, "\(key)")
        }
        for row in try rows("--by status --since all", station) {
            let status = try #require(row["resolution_status"] as? String)
            #expect(try row["orders"] as? Int == listed("status:\(status.lowercased())", station), "\(status)")
            #expect(try sum(rows("--by type --since all --status \(status)", station)) == row["orders"] as? Int)
        }
        for row in try rows("--by company --since all", station) {
            guard let id = row["company_id"] as? String, let count = row["orders"] as? Int else { continue }
            #expect(try listed("company:\(id)", station) == count)
            #expect(try sum(rows("--by day --since all --company \(id)", station)) == count)
        }
    }

    @Test func aSpanIsPutTogetherFromItsParts() throws {
        let station = try synced()
        let days = try rows("--by day --since all", station).compactMap { $0["day"] as? String }
        let middle = try #require(days.dropFirst(days.count / 2).first)
        let before = try sum(rows("--by hour --since all --until \(middle)T00:00:00", station))
        let after = try sum(rows("--by hour --since \(middle)", station))
        // Until a moment means until its end: the second that begins the day counts on both sides.
        #expect(before + after >= 60 && before > 0 && after > 0)
        let one = try rows("--by day --since \(middle) --until \(middle)", station)
        #expect(one.compactMap { $0["day"] as? String } == [middle])
    }

    @Test func everyFormatIsWrittenAndCoverageIsSaid() throws {
        let station = try synced()
        let tsv = try station.ozc("stats --by company --since all")
        #expect(tsv.lines.first == "company_id\tcompany_name\torders")
        #expect(tsv.errors.contains("60 orders") && tsv.errors.contains("Counted in the mirror"))
        let csv = try station.ozc("stats --by type --since all --format csv")
        #expect(csv.output.hasPrefix("types,orders\r\n"))
        let table = try station.ozc("stats --by status --since all --format table")
        #expect(table.lines.first?.hasPrefix("STATUS") == true)
        #expect(!table.output.contains("\u{1B}"))
        let jsonl = try station.ozc("stats --by day --since all --format jsonl")
        for line in jsonl.lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
        #expect(try station.ozc("stats").errors.contains("current week"))
    }

    @Test func aPictureIsAFileOfItsOwn() throws {
        let station = try synced()
        let file = "\(station.home.path)/orders.svg"
        let first = try station.ozc("stats --by company --since all --chart svg -o \(file)")
        #expect(first.code == 0 && first.output.isEmpty, "\(first.errors)")
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.hasPrefix("<?xml") && text.contains("</svg>"))
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let again = try station.ozc("stats --chart svg -o \(file)")
        #expect(again.code == 1 && again.errors.contains("--force"))
        #expect(try station.ozc("stats --chart svg -o \(file) --force").code == 0)
        #expect(try station.ozc("stats --since all --chart svg").output.hasPrefix("<?xml"))
    }

    @Test func aPNGIsMadeOfTheSamePicture() throws {
        let station = try synced()
        let file = "\(station.home.path)/orders.png"
        let first = try station.ozc("stats --by company --since all --chart png -o \(file)")
        #expect(first.code == 0 && first.output.isEmpty, "\(first.errors)")
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let bytes = try Data(contentsOf: URL(filePath: file))
        #expect(bytes.starts(with: signature) && bytes.count > 5_000)
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try station.ozc("stats --chart png -o \(file)").errors.contains("--force"))
        #expect(try station.ozc("stats --since all --chart png").output.contains("IHDR"))

        let other = "\(station.home.path)/other.png"
        let missing = try Program.ozc("stats --chart png -o \(other)", station.home, ["PATH": ""])
        #expect(missing.code == 1 && missing.errors.contains("install librsvg2-bin"), "\(missing.errors)")
        #expect(!FileManager.default.fileExists(atPath: other))
    }

    @Test func mistakesAreTold() throws {
        let station = try synced()
        let wrong = [
            ("--by weekday", 2), ("--since tomorrow", 2), ("--status succes", 2), ("--since 1d --until 2d", 2),
            ("--company nobody-here", 5), ("--chart svg --format csv", 2), ("-o x.svg", 2),
        ]
        for (line, code) in wrong {
            let run = try station.ozc("stats \(line)")
            #expect(run.code == Int32(code), "\(line): \(run.code) \(run.errors)")
            #expect(run.output.isEmpty)
        }
        #expect(try station.ozc("stats --status succes").errors.contains("SUCCESS"))
    }

    @Test func aClientIsToldWhoMay() throws {
        let station = try synced("client")
        let run = try station.ozc("stats --since all")
        #expect(run.code == 4)
        #expect(run.errors.contains("CLIENT may not read statistics"))
        #expect(run.output.isEmpty)
    }
}
