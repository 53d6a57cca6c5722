import OzModel

/// One of the console's lists as the walk knows it: what may be pressed there, and what it then must show.
struct WalkLane {
    /// An order the list may be put in.
    struct Sort {
        let heading: String
        var descendsFirst = false
        var tie = Tie.number
        let value: (Plain) -> Value
    }

    /// A query, and what it means.
    struct Filter {
        let text: String
        let holds: (Plain) -> Bool
    }

    let key: Character
    /// What may be typed after `:`.
    let name: String
    let title: String
    let noun: Noun
    /// Of all objects of the kind, those that the list has.
    var holds: (Plain) -> Bool = { _ in true }
    /// The first is the list's own.
    let sorts: [Sort]
    var descends = false
    let filters: [Filter]
    /// What `/` may find; nil where the walk knows no text that only one field has.
    var text: ((Plain) -> String?)?
    /// What stands beside the id.
    let second: (Plain) -> String?

    /// Every list, in the order of their keys.
    static func all(_ rows: [Noun: [Plain]]) -> [WalkLane] {
        let created = Sort(heading: "created", descendsFirst: true, tie: .reversed) { .number($0.created) }
        let company = Sort(heading: "company", tie: .newest) { .folded($0.company) }
        let type = Sort(heading: "type") { .text($0.types.first) }
        let order = Sort(heading: "order", tie: .order) { .text($0.transaction) }
        let score = Sort(heading: "score", descendsFirst: true) { .number($0.score) }
        let verdict = Sort(heading: "verdict", tie: .newest) { .text($0.verdict) }
        let state = Sort(heading: "state") { .text($0.state) }
        let analyses = filters(ofAnalyses: rows[.analyses] ?? [])
        return [
            WalkLane(
                key: "1", name: "review", title: "Review", noun: .analyses,
                holds: { $0.verdict == "OPERATOR_REQUIRED" },
                sorts: [Sort(heading: "waiting", tie: .reversed) { .number($0.created) }, order, type, score, company],
                filters: analyses, text: \.label, second: \.label),
            WalkLane(
                key: "2", name: "orders", title: "Orders", noun: .orders,
                sorts: [
                    created, verdict, Sort(heading: "media", descendsFirst: true) { .number($0.amount) },
                    Sort(heading: "person") { .folded($0.person) }, company,
                    Sort(heading: "user", tie: .newest) { .folded($0.user) },
                    Sort(heading: "person key", tie: .newest) { .text($0.personKey) }, state,
                    Sort(heading: "transaction", tie: .reversed) { .text($0.label) },
                ], descends: true, filters: filters(ofOrders: rows[.orders] ?? []), text: \.label, second: \.label),
            WalkLane(
                key: "3", name: "analyses", title: "Analyses", noun: .analyses,
                sorts: [created, type, verdict, score, order, state, company], descends: true, filters: analyses,
                text: \.label, second: \.label),
            WalkLane(
                key: "4", name: "media", title: "Media", noun: .media,
                sorts: [
                    created, Sort(heading: "kind") { .text($0.kind) }, Sort(heading: "name") { .folded($0.name) },
                    Sort(heading: "size", descendsFirst: true) { .number($0.amount) },
                ], descends: true,
                filters: [
                    Filter(text: "kind:video") { $0.kind == "VIDEO" },
                    Filter(text: "size>=100000") { $0.amount ?? -1 >= 100_000 },
                ], second: \.name),
            WalkLane(
                key: "5", name: "collections", title: "Collections", noun: .collections,
                sorts: [Sort(heading: "alias") { .folded($0.name) }], filters: [], second: \.name),
            WalkLane(
                key: "6", name: "users", title: "Users", noun: .users,
                sorts: [
                    Sort(heading: "e-mail") { .folded($0.name) }, Sort(heading: "role") { .text($0.kind) }, created,
                ],
                filters: [Filter(text: "role:operator") { $0.kind == "OPERATOR" }], second: \.name),
            WalkLane(
                key: "7", name: "companies", title: "Companies", noun: .companies,
                sorts: [Sort(heading: "name") { .folded($0.name) }], filters: [], second: \.name),
        ]
    }

    private static func filters(ofOrders rows: [Plain]) -> [Filter] {
        let middle = rows.isEmpty ? 0 : (rows[rows.count / 2].created ?? 0).rounded(.down)
        let company = rows.lazy.compactMap(\.company).first ?? "nobody"
        let label = String((rows.last?.label ?? "tr-0").prefix(6))
        return [
            Filter(text: "status:declined") { $0.verdict == "DECLINED" },
            Filter(text: "-status:success") { $0.verdict != "SUCCESS" },
            Filter(text: "status:declined,failed") { ["DECLINED", "FAILED"].contains($0.verdict) },
            Filter(text: "type:documents") { $0.types.contains("DOCUMENTS") },
            Filter(text: "created>=\(Int(middle)) status:success") {
                $0.created ?? 0 >= middle && $0.verdict == "SUCCESS"
            },
            Filter(text: "company:\"\(company)\"") { $0.company?.lowercased().contains(company.lowercased()) ?? false },
            Filter(text: "media>=2 type:biometry") { $0.amount ?? 0 >= 2 && $0.types.contains("BIOMETRY") },
            Filter(text: "transaction:\(label)") { $0.label?.hasPrefix(label) ?? false },
            Filter(text: label) { $0.label?.contains(label) ?? false },
            Filter(text: "transaction:nothing-is-called-so") { _ in false },
        ]
    }

    private static func filters(ofAnalyses rows: [Plain]) -> [Filter] {
        let label = String((rows.last?.label ?? "tr-0").prefix(6))
        return [
            Filter(text: "type:biometry") { $0.types == ["BIOMETRY"] },
            Filter(text: "-type:quality status:declined") { $0.types != ["QUALITY"] && $0.verdict == "DECLINED" },
            Filter(text: "score>=0.5") { $0.score ?? -1 >= 0.5 },
            Filter(text: "score<0.2 type:quality") { $0.score ?? 1 < 0.2 && $0.types == ["QUALITY"] },
            Filter(text: label) { $0.label?.contains(label) ?? false },
        ]
    }
}
