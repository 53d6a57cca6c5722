import OzModel
import Query
import Testing

/// Times against a clock that stands at Sunday 2026-11-22 12:00:00 UTC.
@Suite struct TimeTests {
    private static let noon = 1_795_348_800.0
    private static let midnight = noon - 43_200
    private static let day = 86_400.0

    private func bounds(_ text: String) throws -> Bounds? {
        let clause = try Criteria(text, of: .orders).clauses(Clock(now: Self.noon, zone: .utc)).first
        guard case .within(let bounds)? = clause?.tests.first else { return nil }
        return bounds
    }

    @Test func stretchesAreHalfOpenAndMomentsAreNot() throws {
        let (noon, midnight, day) = (Self.noon, Self.midnight, Self.day)
        let expected: [(String, Bounds)] = [
            ("created:>7d", Bounds(from: noon - 7 * day)), ("created:7d", Bounds(from: noon - 7 * day)),
            ("created:<7d", Bounds(to: noon - 7 * day, isBefore: true)),
            ("created:today", Bounds(from: midnight, to: midnight + day, isBefore: true)),
            ("created:yesterday", Bounds(from: midnight - day, to: midnight, isBefore: true)),
            ("created:2026-11-22", Bounds(from: midnight, to: midnight + day, isBefore: true)),
            ("created>2026-11-22", Bounds(from: midnight + day)), ("created>=2026-11-22", Bounds(from: midnight)),
            ("created<2026-11-22", Bounds(to: midnight, isBefore: true)),
            ("created<=2026-11-22", Bounds(to: midnight + day, isBefore: true)),
            ("created:2026-11", Bounds(from: midnight - 21 * day, to: midnight + 9 * day, isBefore: true)),
            ("created:2026-11-21..2026-11-22", Bounds(from: midnight - day, to: midnight + day, isBefore: true)),
            ("created:..2026-11-22", Bounds(to: midnight + day, isBefore: true)),
            ("created:7d..2d", Bounds(from: noon - 7 * day, to: noon - 2 * day)),
            ("created:2026-11-22T12:00", Bounds(from: noon, to: noon + 60, isBefore: true)),
            ("created:2026-11-22T12:00:00", Bounds(from: noon, to: noon + 1, isBefore: true)),
            ("created>=1795348800", Bounds(from: noon)),
        ]
        for (text, bounds) in expected { #expect(try self.bounds(text) == bounds, "\(text)") }
    }

    @Test(arguments: [
        "2026-13-01", "2026-02-29", "2026-1-1", "26-01-01", "2026-01-01T24:00", "2026-01T10:00", "2026-01-01T10",
        "2026-01-01T10:00Z", "7", "7y", "d", "-7d", "..", "tomorrow", "2026-01-01-01",
    ])
    func whatIsNoTimeIsRefused(_ text: String) {
        #expect(throws: QueryMistake.self) { try Criteria("created:\(text)", of: .orders) }
    }

    @Test func aLeapDayIsADay() throws {
        #expect(try bounds("created:2028-02-29") != nil)
    }
}
