/// Guesses about the API that no public source confirms, in one place (reference/oz-api.md, marks [R] and [I]).
public enum Assumptions {
    /// Where a session ends [I].
    static let logoutPath = "authorize/logout"
    /// An operator's decision is a PATCH of the analysis with these fields [I].
    static let decisionField = "resolution_operator"
    static let decisionCommentField = "resolution_comment"
    /// The webhook address of an analysis request [R].
    static let callbackField = "callback_url"
    /// The parameter that adds analyses to each folder of a list [D].
    static let withAnalyses = "with_analyses"
    /// `info.*.size` and `.md5` are those of the file at the address beside them [R]: a file that differs is not shown.
    public static let infoDescribesFile = true
    /// Seconds for which a request that waits for its analyses may say nothing; documented clients wait 300 [C].
    static let singleRequestPatience = 330
    /// What a user's right to start a kind of analysis is called when it is written: the newest of three spellings [D].
    static func mayStartField(_ type: String) -> String { "can_start_analysis_\(type.lowercased())" }
    /// Machines' accounts are told by this flag beside their type, which every version of the API reads [D][C].
    static let serviceField = "is_service"
    /// Photos of a person, below the person [D], and one of them [D described].
    static let photosPath = "images"
    /// Where a search in a collection is told how many persons at most [C].
    ///
    /// No call searches for a photo that is in no order [I]: the instant mode has no searches [D].
    public static let searchCount = "decision_count"
    /// The model whose state tells how the bio server is [D].
    static let bioModel = "v1/models/inquisitor"
    /// An empty picture for that model, by TensorFlow Serving's column format [I]; that it is empty is documented.
    static let emptyPicture = #"{"signature_name": "serving_default", "inputs": ""}"#
}
