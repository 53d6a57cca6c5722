import Foundation
import OzModel
import TestSupport
import Testing

@Suite(.onLanes) struct DecideHostileTests {
    private static let comment = "=1+1\u{1b}]52;c;aGk=\u{7}\u{202E}live\u{202C}\tx\ny\u{9b}31m \"z\",\u{200B}end"

    @Test func aCommentArrivesAsItWasTypedAndSteersNoTerminal() throws {
        let desk = try ReviewDesk()
        try desk.colleague.decide(desk.cases[1], "DECLINED")
        for id in desk.cases.prefix(2) {
            _ = try desk.ozc(words: ["analyses", "decide", id, "--approve", "--comment", Self.comment])
        }
        #expect(try desk.decided().last?.after.comment == Self.comment)
        var said = try desk.ozc("analyses show \(desk.cases[1])").errors
        for format in ["table", "json", "jsonl", "csv", "tsv"] {
            for list in ["outbox list --all", "audit list", "audit list --analysis \(desk.cases[0])"] {
                let run = try desk.ozc("\(list) --format \(format)")
                #expect(run.code == 0, "\(list): \(run.errors)")
                said += run.output + run.errors
                if format == "csv" { #expect(run.output.contains("'=1+1"), "\(list): \(run.output)") }
                if format == "json" {
                    let name = list.hasPrefix("audit") ? "remark" : "comment"
                    #expect(try run.values(name).contains(Self.comment))
                }
                if format == "tsv" {
                    #expect(
                        Set(run.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count }).count
                            == 1)
                }
            }
        }
        said += try desk.ozc("audit export").output
        said += try desk.ozc(words: ["analyses", "decide", desk.cases[2], "--approve", "--reason", Self.comment]).errors
        let hostile = said.unicodeScalars.filter(HostileTests.isHostile).map { String($0.value, radix: 16) }
        #expect(hostile.isEmpty, "\(hostile)")
    }
}
