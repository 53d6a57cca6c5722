import Foundation
import OzModel
import TestSupport
import Testing

@Suite(.onLanes) struct HostileTests {
    /// As a JSON string's inside: an escape sequence, a bidi override, a C1 control, a NUL, OSC 52, line ends and a tab;
    /// then what JSON may hold without escaping it.
    static let poison =
        #"\u001b[2J\u001b]52;c;aGk=\u0007 \u202Eevil\u202C \u009b31m \u0000 a\nb\tc\r \u2028x \u200Bz"#
        + "\u{9b}31m \u{202E}evil\u{202C} \u{7f} \u{2028} \u{200B}"

    static func desk() throws -> Desk {
        let poison = poison
        let order = """
            [{"folder_id":"order-1","time_created":5,"resolution_status":"\(poison)","resolution_comment":"\(poison)",
            "meta_data":{"transaction_id":"\(poison)","iin":"\(poison)","person_info":{"first_name":"\(poison)"}},
            "media":[{"media_id":"medium-1","original_name":"\(poison)","media_type":"\(poison)","tags":["\(poison)"]}],
            "analyses":[{"analyse_id":"analysis-1","time_created":6,"type":"\(poison)","state":"\(poison)",
            "error_message":"\(poison)","resolution_comment":"\(poison)"}]}]
            """.replacing("\n", with: "")
        return try Desk([
            (.orders, order), (.users, #"[{"user_id":"user-1","email":"\#(poison)","last_name":"\#(poison)"}]"#),
            (.companies, #"[{"company_id":"company-1","name":"\#(poison)"}]"#),
            (.collections, #"[{"collection_id":"collection-1","alias":"\#(poison)"}]"#),
        ])
    }

    static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A, 0x0D, 0x09: false
        case 0...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029, 0x200B: true
        default: false
        }
    }

    @Test(arguments: ["table", "json", "jsonl", "csv", "tsv"])
    func noTextOfTheServerSteersATerminal(format: String) throws {
        let desk = try Self.desk()
        for (noun, id) in [
            ("orders", "order-1"), ("analyses", "analysis-1"), ("media", "medium-1"), ("users", "user-1"),
            ("companies", "company-1"), ("collections", "collection-1"),
        ] {
            for words in [["list"], ["show", id]] {
                let run = try Program.run("ozc", [noun] + words + ["--offline", "--format", format], home: desk.home)
                #expect(run.code == 0, "\(noun) \(words): \(run.errors)")
                #expect(run.output.contains(id) || format == "table")
                let hostile = run.output.unicodeScalars.filter(Self.isHostile).map { String($0.value, radix: 16) }
                #expect(hostile.isEmpty, "\(noun) \(words) \(format): \(hostile)")
                if format == "tsv" { #expect(run.output.split(separator: "\n").count == 2) }
                if format.hasPrefix("json") { _ = try run.json() }
            }
        }
    }

    @Test func jsonLosesNothing() throws {
        let desk = try Self.desk()
        let run = try desk.run("companies", "list", "--offline", "--format", "json")
        let companies = try #require(try run.json() as? [[String: Any]])
        let wanted = try JSONSerialization.jsonObject(with: Data("[\"\(Self.poison)\"]".utf8)) as? [String]
        #expect(companies.first?["name"] as? String == wanted?.first)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"), (#"\t=1"#, "'\t=1"),
        (#"\u200B=1"#, "'=1"), ("plain", "plain"), ("a=1", "a=1"), ("a,b", "\"a,b\""),
        (#"say \"hi\""#, "\"say \"\"hi\"\"\""),
    ])
    func aTextIsNoFormula(name: String, cell: String) throws {
        let desk = try Desk([(.companies, #"[{"company_id":"c1","name":"\#(name)","time_created":5}]"#)])
        let run = try desk.run("companies", "list", "--offline", "--format", "csv", "--columns", "company_id,name")
        #expect(run.output == "company_id,name\r\nc1,\(cell)\r\n")
    }

    @Test func aNumberStaysANumber() throws {
        let page = #"[{"folder_id":"f1","time_created":-5.25,"meta_data":{"n":-7,"t":"-7"}}]"#
        let desk = try Desk([(.orders, page)])
        let columns = "time_created,meta_data.n,meta_data.t"
        let run = try desk.run("orders", "list", "--offline", "--format", "csv", "--columns", columns)
        #expect(run.output == "time_created,meta_data.n,meta_data.t\r\n-5.25,-7,'-7\r\n")
    }
}
