import OzModel
import Testing

@testable import Store

/// How quickly analyses were done, as the mirror tells it.
@Suite struct WorkloadTests {
    private static let now = 1_000_000.0

    private func mirror(_ analyses: [String]) throws -> Mirror {
        let mirror = try Mirror.inMemory()
        _ = try mirror.ingest(.orders, Page.envelope([Page.order(1, created: 1)]))
        _ = try mirror.ingest(.analyses, Page.envelope(analyses))
        return mirror
    }

    private func analysis(
        _ number: Int, took: Double, ago: Double, state: String = "FINISHED", verdict: String = "SUCCESS",
        decided: Bool = false
    ) -> String {
        let updated = Self.now - ago
        let operation = decided ? #", "resolution_operator": "DECLINED""# : ""
        return """
            {"analyse_id": "a-\(number)", "folder_id": "f-1", "time_created": \(updated - took), \
            "time_updated": \(updated), "type": "QUALITY", "state": "\(state)", \
            "resolution_status": "\(verdict)"\(operation)}
            """
    }

    @Test func theLastTenMinutesAreMeasured() throws {
        let recent = (1...10).map { analysis($0, took: Double($0), ago: Double($0) * 59) }
        let others = [
            analysis(11, took: 99, ago: 601), analysis(12, took: 9000, ago: 5, decided: true),
            analysis(13, took: 0, ago: 1, state: "PROCESSING", verdict: "PROCESSING"),
            analysis(14, took: 0, ago: 9000, state: "PROCESSING", verdict: "PROCESSING"),
            analysis(15, took: 0, ago: 9000, state: "INITIAL", verdict: "INITIAL"),
        ]
        let work = try mirror(recent + others).reader.workload(until: Self.now)
        #expect(work.p90 == 9 && work.measured == 10 && work.decided == 1)
        #expect(work.unfinished == 3 && work.cutFrom == nil)
    }

    @Test func anEmptyMirrorHasNothingToMeasure() throws {
        let work = try Mirror.inMemory().reader.workload(until: Self.now)
        #expect(work.p90 == nil && work.measured == 0 && work.unfinished == 0)
    }
}
