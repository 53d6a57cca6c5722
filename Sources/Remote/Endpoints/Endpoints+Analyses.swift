import HTTP

extension Endpoints {
    /// A page of analyses, as an array or an envelope with `items`.
    public static func analyses(_ query: AnalysisQuery) -> Endpoint<JSONText> {
        json(.get, .api("analyses/"), query: query.items)
    }

    /// One analysis; some servers wrap it in an array.
    public static func analysis(_ id: String) -> Endpoint<JSONText> {
        json(.get, path("analyses", id))
    }

    /// Orders analyses for an order; the answer lists them, one each.
    public static func startAnalyses(folder: String, _ order: AnalysisOrder) -> Endpoint<JSONText> {
        json(.post, path("folders", folder, "analyses/"), body: body(order))
    }

    /// An operator's decision on one analysis; the answer is the analysis after it.
    public static func decide(_ id: String, verdict: String, comment: String? = nil) -> Endpoint<JSONText> {
        var fields = [Assumptions.decisionField: verdict]
        fields[Assumptions.decisionCommentField] = comment
        return json(.patch, path("analyses", id), body: body(fields))
    }
}
