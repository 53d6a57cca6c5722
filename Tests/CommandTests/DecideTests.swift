import Foundation
import OzModel
import TestSupport
import Testing

@Suite(.onLanes) struct DecideTests {
    @Test func aDecisionArrivesWithReasonAndComment() throws {
        let desk = try ReviewDesk()
        let id = desk.cases[0]
        let run = try desk.ozc(
            words: [
                "analyses", "decide", String(id.prefix(8)), "--decline", "--reason", "other", "--comment",
                "a mask, I think", "--format", "json",
            ])
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.errors == "ozc: 1 decision: 1 accepted\n")
        let outcome = try #require(try run.objects().first)
        #expect(outcome["analyse_id"] as? String == id)
        #expect(outcome["decision"] as? String == "DECLINED")
        #expect(outcome["state"] as? String == "accepted")
        #expect(outcome["answer"] is NSNull)
        let decided = try desk.decided()
        #expect(decided.map(\.analysis) == [id])
        #expect(decided.first?.after.comment == "other: a mask, I think")
        let analysis = try desk.ozc("analyses show \(id) --offline --format json").json() as? [String: Any]
        #expect(analysis?["resolution_status"] as? String == "DECLINED")
        #expect(try desk.outbox().isEmpty == false)
        #expect(try desk.unsettled().isEmpty, "what was accepted waits for nothing")
    }

    @Test func whatAColleagueDecidedMeanwhileIsRefusedAndTheRestGoesOn() throws {
        let desk = try ReviewDesk()
        let ids = Array(desk.cases.prefix(3))
        #expect(try desk.colleague.decide(ids[1], "DECLINED", comment: "mine") == 200)
        let run = try desk.ozc("analyses decide \(ids.joined(separator: " ")) --approve --format json")
        #expect(run.code == 6, "\(run.errors)")
        #expect(run.errors.contains("3 decisions: 2 accepted, 1 refused for review"), "\(run.errors)")
        #expect(try run.values("analyse_id") == ids)
        #expect(try run.values("state") == ["accepted", "refused", "accepted"])
        #expect(try desk.decided().filter { $0.analysis == ids[1] }.map(\.after.comment) == ["mine"])
        let row = try #require(try desk.unsettled().first)
        #expect(row["seen"] as? String == "OPERATOR_REQUIRED")
        #expect(row["found"] as? String == "DECLINED")
        #expect(row["who"] as? String == desk.sandbox.email("operator"))
        let shown = try desk.ozc("analyses show \(ids[1]) --format json")
        #expect(shown.errors.contains("was refused for review"), "\(shown.errors)")
        _ = try shown.json()
    }

    @Test func noneAcceptedIs1() throws {
        let desk = try ReviewDesk()
        #expect(try desk.colleague.decide(desk.cases[0], "SUCCESS") == 200)
        let refused = try desk.ozc("analyses decide \(desk.cases[0]) --decline")
        #expect(refused.code == 1, "\(refused.errors)")
        let same = try desk.ozc("analyses decide \(desk.cases[0]) --approve")
        #expect(same.code == 1, "\(same.errors)")
        #expect(same.output.contains("refused here\tit is success already"), "\(same.output)")
        #expect(try desk.decided().count == 1)
    }

    @Test func whatCannotBeMeantIs2AndDecidesNothing() throws {
        let desk = try ReviewDesk(
            settings: "[review]\nreasons = [\"face mismatch\", \"other\"]\ncomment_required = \"decline\"\n")
        let id = desk.cases[0]
        for (words, hint) in [
            ("\(id) --approve --reason othr", "did you mean “other”?"), ("\(id)", "--approve"),
            ("\(id) --approve --decline", "--approve"), ("--approve", "ids"), ("\(id) --decline", "--comment"),
            ("\(id) --decline --comment= ", "--comment"),
        ] {
            let run = try desk.ozc("analyses decide \(words)")
            #expect(run.code == 2, "\(words): \(run.errors)")
            #expect(run.errors.contains(hint), "\(words): \(run.errors)")
            #expect(run.output == "")
        }
        let whole = try desk.ozc(words: ["analyses", "decide", id, "--approve", "--reason", "face mismatch"])
        #expect(whole.code == 0, "\(whole.errors)")
        #expect(try desk.decided().count == 1)
    }

    @Test func anUnknownIdIs5AndNothingIsDecided() throws {
        let desk = try ReviewDesk()
        let unknown = "00000000-0000-4000-8000-000000000000"
        for flag in ["", " --offline"] {
            let run = try desk.ozc("analyses decide \(desk.cases[0]) \(unknown) --approve\(flag)")
            #expect(run.code == 5, "\(run.errors)")
            #expect(run.errors.contains(unknown) && run.errors.contains("nothing was decided"), "\(run.errors)")
            #expect(run.output == "")
        }
        #expect(try desk.decided().isEmpty)
        #expect(try desk.outbox().isEmpty)
    }

    @Test(arguments: ["admin", "client", "client-admin"])
    func whoMayNotDecideIs4AndAsksNothing(role: String) throws {
        let desk = try ReviewDesk(as: role)
        let run = try desk.ozc("analyses decide \(desk.cases[0]) --approve")
        #expect(run.code == 4, "\(run.errors)")
        #expect(run.errors.contains("decide"), "\(run.errors)")
        #expect(run.output == "")
        let changes = try desk.sandbox.log().entries.filter { $0.method == "PATCH" }
        #expect(changes.isEmpty)
        #expect(try desk.outbox().isEmpty)
    }

    @Test func theServersNoIs4() throws {
        let desk = try ReviewDesk(as: "admin")
        // A token alone tells no role: then the server has the only word.
        let session = try Data(contentsOf: URL(fileURLWithPath: desk.home.session()))
        let content = try JSONSerialization.jsonObject(with: session) as? [String: Any]
        let tokens = try #require(content?["tokens"] as? [String: Any])
        let token = try #require(tokens["access"] as? String)
        let config = try String(contentsOfFile: desk.home.config, encoding: .utf8)
        try desk.home.configure("\(config)token_command = [\"echo\", \"\(token)\"]\n")
        let run = try desk.ozc("analyses decide \(desk.cases[0]) --approve --format json")
        #expect(run.code == 4, "\(run.errors)")
        #expect(try run.values("state") == ["failed"])
        #expect(try run.values("answer").first?.contains("does not allow") == true, "\(run.output)")
        #expect(try desk.decided().isEmpty)
    }

    @Test func aReadOnlyConsoleQueuesNothing() throws {
        let desk = try ReviewDesk()
        let flag = try desk.ozc("analyses decide \(desk.cases[0]) --approve --read-only --offline")
        #expect(flag.code == 4, "\(flag.errors)")
        let config = try String(contentsOfFile: desk.home.config, encoding: .utf8)
        try desk.home.configure("\(config)read_only = true\n")
        let profile = try desk.ozc("analyses decide \(desk.cases[0]) --approve")
        #expect(profile.code == 4 && profile.output == "", "\(profile.errors)")
        #expect(try desk.outbox().isEmpty)
    }

    @Test func withoutALogInItIs4() throws {
        let desk = try ReviewDesk()
        _ = try desk.ozc("logout")
        let run = try desk.ozc("analyses decide \(desk.cases[0]) --approve")
        #expect(run.code == 4 && run.errors.contains("ozc login"), "\(run.errors)")
        #expect(try desk.outbox().isEmpty)
    }

    @Test func idsComeFromStandardInput() throws {
        let desk = try ReviewDesk()
        let ids = Array(desk.cases.prefix(2))
        let run = try desk.ozc(
            words: ["analyses", "decide", "--approve"], input: "analyse_id\n\(ids[0])\r\n\n  \(ids[1])\n\(ids[0])\n")
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.lines.count == 3)
        let mixed = try desk.ozc(
            words: ["analyses", "decide", desk.cases[2], "-", "--approve"], input: "\(desk.cases[3])\n")
        #expect(mixed.code == 0, "\(mixed.errors)")
        #expect(try desk.decided().map(\.analysis) == Array(desk.cases.prefix(4)))
    }
}
