import Canvas
import OzModel
import Store

/// The monitoring checklist, and what the server tells of its parts.
enum HealthDetail: DetailScreen {
    static let subject = Subject.health
    static let tabs = ["Checklist", "Parts"]

    static func document(_ id: String, tab: Int, _ desk: Desk) throws(StoreError) -> Document? {
        guard let facts = desk.health else { return nil }
        var document = Document(title: "how the server and this console are", width: desk.width)
        if tab == 1 {
            parts(facts, &document, desk)
        } else {
            checklist(facts, &document, desk)
        }
        return document
    }

    private static func checklist(_ facts: HealthFacts, _ document: inout Document, _ desk: Desk) {
        let checks = HealthSheet.checks(facts)
        document.add(Line(summary(checks, desk.glyphs)))
        document.paragraph(freshness(facts), .dim)
        document.blank()
        for check in checks { HealthLines.check(check, &document, desk.glyphs) }
    }

    private static func parts(_ facts: HealthFacts, _ document: inout Document, _ desk: Desk) {
        guard let probe = facts.answered ?? facts.probe else {
            document.paragraph(HealthSheet.spoken(facts.notAsked ?? "the server is being asked"), .dim)
            return
        }
        if probe.parts.isEmpty {
            document.paragraph(HealthSheet.spoken(probe.check.text ?? "the server tells nothing of its parts"), .dim)
            return
        }
        let when = HealthSheet.ago(facts.now - probe.at)
        document.paragraph("What /api/healthcheck said \(when), part by part, in the server's own words.", .dim)
        document.blank()
        for part in probe.parts { HealthLines.part(part, &document, desk.glyphs) }
    }

    /// How many checks came out how, the worst first.
    private static func summary(_ checks: [HealthCheck], _ glyphs: Glyphs) -> [Text] {
        var spans: [Text] = []
        for state in [HealthState.failing, .warning, .fine, .unknown] {
            let count = checks.count { $0.state == state }
            guard count > 0 else { continue }
            if !spans.isEmpty { spans.append(Text("   ")) }
            spans.append(Text("\(state.glyph(glyphs)) \(count) \(state.words)", state.role))
        }
        return spans
    }

    private static func freshness(_ facts: HealthFacts) -> String {
        let every = "every \(Amounts.age(HealthWatch.interval)) while this is open"
        let asked =
            facts.notAsked ?? facts.probe.map { "server asked \(HealthSheet.ago(facts.now - $0.at)), \(every)" }
            ?? "the server is being asked, \(every)"
        let news = facts.newsAge.map { "news \(HealthSheet.ago($0))" } ?? "which has had no news yet"
        return HealthSheet.spoken("\(asked); analyses are counted in the mirror, \(news)")
    }
}
