import FaultServer
import Foundation
import TestSupport
import Testing

/// `ozc health --format prometheus`, read by a parser of its own.
@Suite(.onLanes) struct HealthMetricsTests {
    @Test func theMetricsSayWhatTheChecksSay() throws {
        let station = try Station(orders: 6, ["--licence", "expired"])
        let text = try String(contentsOfFile: station.home.config, encoding: .utf8)
        try station.home.configure("\(text)\nbio = \"\(station.sandbox.url)\"\n")
        let run = try station.ozc("health --format prometheus")
        #expect(run.code == 1, "\(run.errors)")
        let found = try Exposition(run.output)
        #expect(found["ozc_server_up"] == 1 && found["ozc_server_info", ["version": "6.0.1"]] == 1)
        #expect(found["ozc_bio_up"] == 1 && found["ozc_bio_licence_fine"] == 0)
        #expect(found["ozc_health_check", ["check": "licence", "state": "failing"]] == 1)
        #expect(found["ozc_health_check", ["check": "licence", "state": "fine"]] == 0)
        #expect(found["ozc_server_part_up", ["part": "queues.tfss"]] == 1)
        #expect(found["ozc_analyses_unfinished"] != nil && found["ozc_outbox_failed"] == 0)
        #expect((found["ozc_server_answer_seconds"] ?? 9) < 5)
        // What is not known has no sample.
        #expect(found["ozc_mirror_news_age_seconds"] == nil)
        for sample in found.samples {
            #expect(sample.name.hasPrefix("ozc_") && found.types[sample.name] == "gauge")
            #expect(found.helps[sample.name]?.isEmpty == false)
        }
        // Each check is in one state.
        let states = found.samples.filter { $0.name == "ozc_health_check" && $0.value == 1 }
        #expect(states.count == 10 && Set(states.compactMap { $0.labels["check"] }).count == 10)
        #expect(!run.output.contains("@") && !run.output.contains(station.sandbox.url))
    }

    @Test func whatAServerSaysIsEscaped() throws {
        let odd = #"a\"b\\c\nd"#
        let api = try FaultServer { request in
            switch request.path {
            case "/api/version": .answer(200, #"{"version": "\#(odd)"}"#)
            case "/api/healthcheck": .answer(200, #"{"\#(odd)": "ok", "x\u001b[31m": "down", "y": "who knows"}"#)
            default: .answer(200, "[]")
            }
        }
        defer { api.stop() }
        let home = try Home()
        try home.configure("[profiles.p]\nserver = \"\(api.url())\"\ntoken_command = [\"echo\", \"secret-token\"]\n")
        let run = try Program.ozc("health --format prometheus", home)
        let found = try Exposition(run.output)
        let parts = found.samples.filter { $0.name == "ozc_server_part_up" }
        #expect(parts.map(\.value) == [1, 0], "a part that is not known has no sample")
        #expect(parts.first?.labels["part"]?.contains("a\"b\\c") == true, "\(run.output)")
        #expect(!run.output.contains("\u{1B}") && !run.output.contains("secret"))
        #expect(found["ozc_analyses_latency_p90_seconds"] == nil && found["ozc_analyses_measured"] == 0)
    }

    @Test func theParserKnowsAMistake() {
        for text in [
            "ozc_up 1", "ozc_up 1\n", "# TYPE ozc_up gauge\nozc_up\n", "# TYPE ozc_up gauge\nozc_up{a=\"b\n\"} 1\n",
            "# TYPE ozc_up gauge\nozc_up{a=b} 1\n", "# TYPE ozc_up gauge\nozc_up 1\nozc_up 1\n",
            "# TYPE ozc_up gadget\nozc_up 1\n", "# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\n# HELP a x\n",
        ] {
            #expect(throws: Exposition.Mistake.self) { try Exposition(text) }
        }
    }
}
