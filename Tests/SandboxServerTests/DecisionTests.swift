import Testing

@testable import SandboxServer

/// What a console needs to notice that somebody else decided a case it looks at.
struct DecisionTests {
    @Test func everyDecisionShowsAndMovesTheTimes() async throws {
        try await Bench.run { bench in
            let id = try await bench.doubtful()
            let order = try await bench.get("/api/analyses/\(id)").body["folder_id"]?.text ?? ""
            var last = try await times(bench, id, order)
            // The clock stands still: these fall on one microsecond, and the last changes nothing but the comment.
            for (role, verdict, comment) in [
                (Role.operator, "SUCCESS", JSON.null), (.clientOperator, "DECLINED", "no"),
                (.operator, "DECLINED", "yes"),
            ] {
                let answer = try await bench.decide(id, verdict, comment: comment, token: bench.token(role)).body
                let seen = try await bench.get("/api/analyses/\(id)").body
                #expect(seen == answer)
                #expect(seen["resolution_status"]?.text == verdict && seen["resolution_operator"]?.text == verdict)
                #expect(seen["resolution_comment"] == comment)
                let now = try await times(bench, id, order)
                #expect(now.analysis > last.analysis && now.order > last.order && now.hash != last.hash)
                last = now
            }
        }
    }

    @Test func aDecisionIsAmongWhatChangedSince() async throws {
        try await Bench.run { bench in
            let id = try await bench.doubtful()
            let order = try await bench.get("/api/analyses/\(id)").body["folder_id"]?.text ?? ""
            for verdict in ["SUCCESS", "DECLINED"] {
                // As a console does that has everything up to the newest change: from there on, and not that again.
                let newest = try await times(bench, id, order)
                let since = { (time: Double) in "time_updated.min=\(time + 0.000_001)" }
                let analyses = "/api/analyses/?\(since(newest.analysis))"
                let orders = "/api/folders/?\(since(newest.order))"
                for path in [analyses, orders] { #expect(try await bench.get(path).items.isEmpty) }
                _ = try await bench.decide(id, verdict, token: bench.token(.operator))
                for role in [Role.operator, .clientOperator, .client] {
                    let changed = try await bench.get(analyses, as: role).items
                    #expect(changed.map { $0["analyse_id"]?.text } == [id])
                    #expect(changed.first?["resolution_operator"]?.text == verdict)
                    let moved = try await bench.get(orders, as: role).items
                    #expect(moved.map { $0["folder_id"]?.text } == [order])
                    #expect(moved.first?["system_resolution"]?.text == verdict)
                }
            }
        }
    }

    private func times(
        _ bench: Bench, _ analysis: String, _ order: String
    ) async throws -> (analysis: Double, order: Double, hash: String) {
        let seen = try await bench.get("/api/analyses/\(analysis)").body
        let folder = try await bench.get("/api/folders/\(order)").body
        return (
            try #require(seen["time_updated"]?.number), try #require(folder["time_updated"]?.number),
            folder["resolution_state_hash"]?.text ?? ""
        )
    }
}
