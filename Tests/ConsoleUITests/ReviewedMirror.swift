import OzModel
import Store
import Synchronization

/// The sample mirror after some reviewing: a case decided and decided otherwise, one finished, a person found twice.
enum ReviewedMirror {
    /// Operator required, then approved, then declined.
    static let decided = 1
    /// Under way, then finished.
    static let finished = 5
    /// Both show one person of the blacklist.
    static let hits = [2, 45]

    /// The time of this machine, as the test says.
    private final class Watch: Sendable {
        let time = Mutex(SampleMirror.now - 600)
    }

    static func make() throws -> Mirror {
        let watch = Watch()
        let mirror = try SampleMirror.make { watch.time.withLock { $0 } }
        let searches = hits.map { search($0) } + [search(3, person: nil)]
        try SampleMirror.ingest(.analyses, searches, into: mirror)
        watch.time.withLock { $0 = SampleMirror.now - 80 }
        try SampleMirror.ingest(
            .orders, [decision("SUCCESS", after: 71), changed(finished, to: "SUCCESS", after: 40)], into: mirror)
        watch.time.withLock { $0 = SampleMirror.now - 31 }
        try SampleMirror.ingest(
            .orders, [decision("DECLINED", after: 110, comment: "the shirt is printed on")], into: mirror)
        return mirror
    }

    private static func decision(_ verdict: String, after wait: Double, comment: String? = nil) -> [String: Any] {
        changed(decided, to: verdict, after: wait) { analysis in
            analysis["resolution_operator"] = verdict
            analysis["resolution_comment"] = comment
        }
    }

    /// The order as its answer would be later, its second analysis with another verdict.
    private static func changed(
        _ number: Int, to verdict: String, after wait: Double, _ change: (inout [String: Any]) -> Void = { _ in }
    ) -> [String: Any] {
        var order = SampleMirror.order(number)
        let created = order["time_created"] as? Double ?? 0
        order["time_updated"] = created + wait
        order["system_resolution"] = verdict
        order["resolution_status"] = "FINISHED"
        var analyses = order["analyses"] as? [[String: Any]] ?? []
        analyses[1]["state"] = "FINISHED"
        analyses[1]["resolution_status"] = verdict
        analyses[1]["time_updated"] = created + wait
        change(&analyses[1])
        order["analyses"] = analyses
        return order
    }

    private static func search(_ number: Int, person: String? = SampleMirror.id(0xD1, 7)) -> [String: Any] {
        let created = SampleMirror.order(number)["time_created"] as? Double ?? 0
        var search = SampleMirror.analysis(number, 3, "COLLECTION", person == nil ? "SUCCESS" : "DECLINED", created)
        search["collection"] = ["alias": "blacklist"]
        search["confs"] = ["decision_threshold": 0.85]
        let score = person == nil ? 0.31 : 0.91
        search["results_data"] = ["confidence": score]
        let hit: [String: Any] = ["person_id": person ?? "", "confidence": score]
        search["results_media"] = [["person_id": person ?? "", "collection_persons": person == nil ? [] : [hit]]]
        return search
    }
}
