import Foundation
import OzModel
import Store
import TestSupport
import Testing

@Suite(.onLanes) struct DecideOfflineTests {
    @Test func whatIsDecidedOfflineIsSentByTheNextSyncInItsOrder() throws {
        let desk = try ReviewDesk()
        let ids = Array(desk.cases.prefix(3).reversed())
        let run = try desk.ozc("analyses decide \(ids.joined(separator: " ")) --approve --offline --format json")
        #expect(run.code == 0, "\(run.errors)")
        #expect(try run.values("state") == ["queued", "queued", "queued"])
        #expect(try desk.column("operation") == run.values("operation"))
        #expect(try desk.decided().isEmpty)

        let again = try desk.ozc("analyses decide \(ids[0]) --decline --offline")
        #expect(again.code == 1 && again.output.contains("under way already"), "\(again.output)")
        let shown = try desk.ozc("analyses show \(ids[0]) --format json")
        #expect(shown.errors.contains("the decision success waits to be sent"), "\(shown.errors)")

        let sync = try desk.ozc("sync")
        #expect(sync.code == 0, "\(sync.errors)")
        #expect(sync.errors.contains("sent 3 decisions: 3 accepted"), "\(sync.errors)")
        #expect(try desk.decided().map(\.analysis) == ids)
        let after = try desk.ozc("analyses list --offline --limit 0 --format json").objects()
        for analysis in after where ids.contains(analysis["analyse_id"] as? String ?? "") {
            #expect(analysis["resolution_status"] as? String == "SUCCESS")
        }
    }

    @Test func aServerOutOfReachIs3AndEverythingIsKept() throws {
        let desk = try ReviewDesk()
        let ids = Array(desk.cases.prefix(2))
        desk.cut()
        let run = try desk.ozc("analyses decide \(ids.joined(separator: " ")) --decline --format json")
        #expect(run.code == 3, "\(run.errors)")
        #expect(run.errors.contains("what waits is kept"), "\(run.errors)")
        #expect(try run.values("state") == ["queued", "queued"])
        #expect(try desk.column("operation") == run.values("operation"))
        let unknown = try desk.ozc("analyses decide 00000000-0000-4000-8000-000000000000 --approve")
        #expect(unknown.code == 3 && unknown.errors.contains("nothing was decided"), "\(unknown.errors)")
        #expect(try desk.ozc("outbox send").code == 3)
        try desk.mend()
        let sent = try desk.ozc("outbox send --format json")
        #expect(sent.code == 0, "\(sent.errors)")
        #expect(try sent.values("state") == ["accepted", "accepted"])
        #expect(try desk.decided().map(\.analysis) == ids)
    }

    @Test func aSyncThatHasSomethingRefusedIs6AndSaysWhat() throws {
        let desk = try ReviewDesk()
        let ids = Array(desk.cases.prefix(2))
        _ = try desk.ozc("analyses decide \(ids.joined(separator: " ")) --approve --offline")
        #expect(try desk.colleague.decide(ids[0], "DECLINED") == 200)
        // A list brings the colleague's verdict of no case that waits: the operator would not know what they decided on.
        let list = try desk.ozc("analyses list --limit 0 --format json").objects()
        let case0 = list.first { $0["analyse_id"] as? String == ids[0] }
        #expect(case0?["resolution_status"] as? String == "OPERATOR_REQUIRED")
        #expect(try desk.decided().count == 1, "a list must not change the server")
        let readOnly = try desk.ozc("sync --read-only")
        #expect(readOnly.code == 0 && readOnly.errors.contains("2 waiting not sent"), "\(readOnly.errors)")
        let sync = try desk.ozc("sync")
        #expect(sync.code == 6, "\(sync.errors)")
        #expect(sync.errors.contains("sent 2 decisions: 1 refused for review, 1 accepted"), "\(sync.errors)")
        #expect(sync.errors.contains("you saw it operator required"), "\(sync.errors)")
        #expect(try desk.decided().map(\.analysis) == ids)
    }

    @Test func whatWaitedBeforeGoesFirst() throws {
        let desk = try ReviewDesk()
        _ = try desk.ozc("analyses decide \(desk.cases[1]) --approve --offline")
        let run = try desk.ozc("analyses decide \(desk.cases[0]) --approve --format json")
        #expect(run.code == 0, "\(run.errors)")
        #expect(try run.values("analyse_id") == [desk.cases[0]])
        #expect(run.errors.contains("what waited before was sent too: 1 decision: 1 accepted"), "\(run.errors)")
        #expect(try desk.decided().map(\.analysis) == [desk.cases[1], desk.cases[0]])
    }

    @Test func whatFailedRestsAndIsSentAgain() throws {
        let desk = try ReviewDesk(settings: "[review]\ntries = 2\n", ["--fail-changes", "1"])
        let run = try desk.ozc("analyses decide \(desk.cases[0]) --approve --format json")
        #expect(run.code == 1, "\(run.errors)")
        #expect(try run.values("state") == ["failed"])
        #expect(try run.values("answer").first?.contains("rests after 2 tries") == true, "\(run.output)")
        #expect(try desk.ozc("outbox retry --all --offline").code == 0)
        try desk.mend()
        #expect(try desk.ozc("outbox send").code == 0)
        #expect(try desk.decided().map(\.analysis) == [desk.cases[0]])
    }
}
