import Canvas
import ConsoleUI
import OzModel

/// The checklist as metrics in the text format of Prometheus; what is not known has no sample. Nothing of a person is
/// in it: numbers, names of checks and parts, and the server's version.
enum HealthMetrics {
    static func text(_ outcome: HealthRound.Outcome) -> String {
        families(outcome).map(\.text).joined()
    }

    private static func families(_ outcome: HealthRound.Outcome) -> [Family] {
        let (facts, checks) = (outcome.facts, outcome.checks)
        func check(_ name: HealthCheck.Name) -> HealthCheck? { checks.first { $0.name == name } }
        func value(_ name: HealthCheck.Name) -> Double? { check(name)?.value }
        return [
            Family(
                "ozc_health_check", "Whether a check of the checklist is in a state.",
                checks.flatMap { check in
                    HealthState.allCases.map { state in
                        Family.Sample(
                            [("check", check.name.rawValue), ("state", state.rawValue)],
                            check.state == state ? 1 : 0)
                    }
                }),
            Family("ozc_server_up", "Whether the server answered with its version.", check(.version).flatMap(up)),
            Family("ozc_server_answer_seconds", "How long the server took to tell its version.", value(.version)),
            Family(
                "ozc_server_info", "The server's version.",
                (facts.probe?.versionName).map { [Family.Sample([("version", $0)], 1)] } ?? []),
            Family("ozc_server_part_up", "Whether a part of the server is fine, by its own check.", parts(facts)),
            Family(
                "ozc_analyses_latency_p90_seconds",
                "What nine in ten analyses updated in the last ten minutes took at most.", value(.latency)),
            Family(
                "ozc_analyses_measured", "Analyses of the last ten minutes that the latency is measured of.",
                measured(facts)),
            Family("ozc_analyses_unfinished", "Analyses that are not finished.", value(.unfinished)),
            Family("ozc_bio_up", "Whether the model of the bio server is loaded.", check(.bio).flatMap(up)),
            Family("ozc_bio_answer_seconds", "How long the bio server took to answer.", value(.bio)),
            Family(
                "ozc_bio_licence_fine", "Whether the model runs, which it does only with a licence.",
                check(.licence).flatMap(up)),
            Family("ozc_mirror_news_age_seconds", "How old the last news of this machine's mirror is.", value(.mirror)),
            Family("ozc_outbox_waiting", "Decisions that are not at the server yet.", value(.waiting)),
            Family("ozc_outbox_failed", "Decisions that the server rejected.", value(.failed)),
            Family("ozc_outbox_refused", "Decisions that were not sent because the case had changed.", value(.refused)),
        ]
    }

    private static func up(_ check: HealthCheck) -> Double? {
        switch check.state {
        case .fine, .warning: 1
        case .failing: 0
        case .unknown: nil
        }
    }

    private static func parts(_ facts: HealthFacts) -> [Family.Sample] {
        var seen: Set<String> = []
        return (facts.probe?.parts ?? []).compactMap { part in
            guard part.state != .unknown, seen.insert(part.name).inserted else { return nil }
            return Family.Sample([("part", part.name)], part.state == .failing ? 0 : 1)
        }
    }

    private static func measured(_ facts: HealthFacts) -> Double? {
        if case .asked(let work) = facts.work { Double(work.measured) } else { nil }
    }

    /// A metric with its samples; one without samples is left out.
    private struct Family {
        /// A number and what tells it from the others of its metric.
        struct Sample {
            let labels: [(name: String, value: String)]
            let value: Double

            init(_ labels: [(name: String, value: String)], _ value: Double) {
                self.labels = labels
                self.value = value
            }
        }

        let name: String
        let help: String
        let samples: [Sample]

        init(_ name: String, _ help: String, _ samples: [Sample]) {
            self.name = name
            self.help = help
            self.samples = samples
        }

        init(_ name: String, _ help: String, _ value: Double?) {
            self.init(name, help, value.map { [Sample([], $0)] } ?? [])
        }

        var text: String {
            guard !samples.isEmpty else { return "" }
            let lines = samples.map { sample in
                let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
                return "\(name)\(labels.isEmpty ? "" : "{\(labels)}") \(Self.number(sample.value))\n"
            }
            return "# HELP \(name) \(help)\n# TYPE \(name) gauge\n" + lines.joined()
        }

        /// What a server said is cleaned first: no control character reaches whoever reads the metrics.
        private static func escaped(_ text: String) -> String {
            let pairs = [("\\", "\\\\"), ("\"", "\\\""), ("\n", "\\n")]
            return pairs.reduce(Sanitizer.clean(text)) { $0.replacing($1.0, with: $1.1) }
        }

        private static func number(_ value: Double) -> String {
            if value.isNaN { return "NaN" }
            guard value.isFinite else { return value > 0 ? "+Inf" : "-Inf" }
            return value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
        }
    }
}
