import Canvas
import OzModel
import Store

/// Analyses that need an operator, the longest waiting first.
enum ReviewScreen: ListScreen {
    static let noun = Noun.analyses
    static let lane = Lane.review
    static let name = "review"
    static let title = "Review"
    static let key = "1"
    static let names = ["review", "queue"]
    static let defaultSort = Sort(key: "time_created", descending: false)
    static let empty = "Nothing waits for an operator. Cases appear here as they arrive; r asks the server now."

    static let columns: [Column<Analysis>] = [
        Column("time_created", "WAITING", width: 10...10, rank: 0, align: .right, sort: "time_created") {
            $1.waiting(since: $0.created)
        },
        Column("order", "ORDER", width: 12...20, rank: 0, sort: "order") { analysis, _ in
            Text(analysis.orderLabel ?? analysis.orderID?.rawValue ?? "", .id)
        },
        Column("type", "TYPE", width: 10...10, rank: 1, sort: "type") { analysis, _ in Text(analysis.type.wire) },
        Column("score", "SCORE", width: 6...6, rank: 1, align: .right, sort: "score", descendsFirst: true) {
            Text($0.score.map(\.figures) ?? $1.glyphs.none, .number)
        },
        Column("direction", "DIRECTION", width: 17...17, rank: 4) {
            Text($0.score?.direction.words ?? $1.glyphs.none, .dim)
        },
        Column("threshold", "THRESHOLDS", width: 10...10, rank: 5) {
            Text($0.score?.thresholdWords ?? $1.glyphs.none, .dim)
        },
        Column("closeness", "BORDERLINE", width: 18...18, rank: 2, sort: "closeness", descendsFirst: true) {
            Text($0.score?.bar(width: 18, $1.glyphs) ?? $1.glyphs.none, .barFill)
        },
        Column("person", "PERSON", width: 14...26, rank: 3) { Text($1.personal($0.personName) ?? $1.glyphs.none) },
        Column("company", "COMPANY", width: 14...24, rank: 3, sort: "company") {
            Text($0.companyName ?? $0.companyID?.rawValue ?? $1.glyphs.none)
        },
        Column("user", "USER", width: 14...30, rank: 6) { Text($0.userName ?? $1.glyphs.none) },
        Column("resolution_status", "VERDICT", width: 19...19, rank: 7) { $1.verdict(of: $0) },
        Column("analyse_id", "ID", width: 8...36, rank: 10) { analysis, _ in Text(analysis.id.rawValue, .id) },
    ]
}

/// Cases that were taken by chance to see whether the machine was right.
enum SampleScreen: ListScreen {
    static let noun = Noun.analyses
    static let lane = Lane.sample
    static let name = "sample"
    static let title = "Spot check"
    static let key = ""
    static let names: [String] = []
    static let defaultSort = Sort(key: "time_created", descending: false)
    static let empty = "All of this spot check is done."
    static let columns = AnalysesScreen.columns
}

extension Look {
    /// How long a case has been waiting, in the colour that the configuration gives such a time; the sign says the same.
    func waiting(since created: Double) -> Text {
        let age = now - created
        let words = Amounts.age(age)
        guard let late = sla.first, age >= late else { return Text(words, .slaFine) }
        let sign = glyphs.failed
        guard age >= (sla.last ?? late) else { return Text("\(sign) \(words)", .slaLate) }
        return Text("\(sign)\(sign) \(words)", .slaOver)
    }
}
