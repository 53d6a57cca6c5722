import Canvas
import OzModel
import Store

/// Analyses of all orders, newest first.
enum AnalysesScreen: ListScreen {
    static let noun = Noun.analyses
    static let title = "Analyses"
    static let key = "3"
    static let names = ["analyses", "analysis"]
    static let defaultSort = Sort(key: "time_created", descending: true)
    static let empty = "No analyses in the mirror yet. They arrive with their orders."

    static let columns: [Column<Analysis>] = [
        Column("time_created", "CREATED", width: 14...14, rank: 0, sort: "time_created", descendsFirst: true) {
            Text(Moment.short($0.created, now: $1.now), .time)
        },
        Column("type", "TYPE", width: 10...10, rank: 1, sort: "type") { analysis, _ in Text(analysis.type.wire) },
        Column("resolution_status", "VERDICT", width: 10...19, rank: 0, sort: "verdict") {
            $1.verdict(of: $0)
        },
        Column("score", "SCORE", width: 6...6, rank: 2, align: .right, sort: "score", descendsFirst: true) {
            Text($0.score.map(\.figures) ?? $1.glyphs.none, .number)
        },
        Column("threshold", "THRESHOLD", width: 10...11, rank: 4, align: .right) {
            Text($0.score?.thresholdWords ?? $1.glyphs.none, .dim)
        },
        Column("order", "ORDER", width: 12...20, rank: 3, sort: "order") { analysis, _ in
            Text(analysis.orderLabel ?? analysis.orderID?.rawValue ?? "", .id)
        },
        Column("state", "STATE", width: 10...12, rank: 8, sort: "state") { analysis, _ in
            Text(analysis.state.words, .dim)
        },
        Column("company", "COMPANY", width: 14...24, rank: 5, sort: "company") {
            Text($0.companyName ?? $0.companyID?.rawValue ?? $1.glyphs.none)
        },
        Column("resolution_operator", "OPERATOR", width: 18...19, rank: 7, sort: "resolution_operator") {
            $0.operatorDecision?.text($1.glyphs) ?? Text($1.glyphs.none, .dim)
        },
        Column("error_message", "ERROR", width: 20...44, rank: 9) { analysis, _ in
            Text(analysis.errorMessage ?? "", .verdictFailed)
        },
        Column("analyse_id", "ID", width: 8...36, rank: 10) { analysis, _ in Text(analysis.id.rawValue, .id) },
    ]
}
