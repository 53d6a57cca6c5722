import Foundation
import TestSupport
import Testing

@Suite("Section 10 Statuses", .onLanes) struct Section10Statuses {
    let server: Subject

    init() throws { server = try Subject.open() }

    @Test(.writes) func s10_anOrderWithoutAnalysesIsInitial() throws {
        let folder = try server.get("/api/folders/\(server.orderID())").object
        #expect(folder.text("resolution_status") == "INITIAL")
    }

    @Test(.writes) func s10_anOrderWhoseAnalysesRunIsProcessing() throws {
        let id = try server.orderID()
        let analysis = try #require(try server.analyse(id, #"[{"type": "quality"}]"#).array?.first)
        #expect(analysis.text("state") == "PROCESSING")
        #expect(analysis.text("resolution_status") == "PROCESSING")
        _ = try server.finished(try #require(analysis.text("analyse_id")))
        let folder = try server.get("/api/folders/\(id)").object
        #expect(folder.text("resolution_status") == "FINISHED")
        #expect(["SUCCESS", "DECLINED"].contains(folder.text("system_resolution")))
    }

    @Test func s10_theStatusesAreThoseOfTheTable() throws {
        let state: Set = ["PROCESSING", "FAILED", "FINISHED"]
        let verdict: Set = ["PROCESSING", "FAILED", "DECLINED", "OPERATOR_REQUIRED", "SUCCESS"]
        let analyses = try server.get("/api/analyses/?limit=200").items
        let folders = try server.get("/api/folders/?limit=200").items
        try #require(!analyses.isEmpty && !folders.isEmpty)
        for analysis in analyses {
            #expect(state.contains(analysis.text("state") ?? ""))
            #expect(verdict.contains(analysis.text("resolution_status") ?? ""))
        }
        for folder in folders {
            #expect(state.union(["INITIAL"]).contains(folder.text("resolution_status") ?? ""))
            #expect(verdict.union(["INITIAL"]).contains(folder.text("system_resolution") ?? ""))
        }
    }

    @Test func s10_livenessNeverAsksForAHuman() throws {
        try #require(try !server.get("/api/analyses/?type=quality&limit=1").items.isEmpty)
        let found = try server.get("/api/analyses/?type=quality&resolution_status=OPERATOR_REQUIRED")
        #expect(found.status == 200)
        #expect(found.items.isEmpty)
    }

    @Test func s10_anOrderIsAsBadAsTheWorstOfItsLastGroup() throws {
        let order = ["SUCCESS", "OPERATOR_REQUIRED", "DECLINED", "FAILED", "PROCESSING"]
        var compared = 0
        for folder in try server.get("/api/folders/?resolution_status=FINISHED&with_analyses=true&limit=60").items {
            let analyses = folder.list("analyses")
            let last = analyses.max { ($0["time_created"] as? Double ?? 0) < ($1["time_created"] as? Double ?? 0) }
            let group = analyses.filter { $0.text("group_id") == last?.text("group_id") }
            let ranks = group.compactMap { order.firstIndex(of: $0.text("resolution_status") ?? "") }
            guard let worst = ranks.max() else { continue }
            #expect(folder.text("system_resolution") == order[worst])
            compared += 1
        }
        #expect(compared > 0)
    }

    @Test(.writes) func s10_anOrderCarriesTheStatusOfItsLastGroup() throws {
        let id = try server.orderID([.picture("only")])
        for asked in [#"[{"type": "biometry"}]"#, #"[{"type": "quality"}]"#] {
            let started = try server.analyse(id, asked)
            // A server may also refuse to match one face alone.
            guard let analysis = started.array?.first?.text("analyse_id") else {
                #expect(asked.contains("biometry"), "\(started.body)")
                continue
            }
            _ = try server.finished(analysis)
            let kinds = asked.contains("biometry") ? ["FAILED"] : ["SUCCESS", "DECLINED"]
            let folder = try server.get("/api/folders/\(id)").object
            #expect(kinds.contains(folder.text("system_resolution") ?? ""), "\(asked)")
        }
    }
}
