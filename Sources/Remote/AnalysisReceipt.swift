/// What one analysis is at the moment, as far as following and deciding it needs; words are the server's own.
public struct AnalysisReceipt: Hashable, Sendable {
    public let id: String
    public let folderID: String?
    public let type: String?
    public let state: String?
    /// Read from `resolution_status`, or from `resolution` where a server writes only that.
    public let resolution: String?
    /// An operator's decision, where there is one.
    public let decided: String?
    public let comment: String?
    /// Epoch seconds.
    public let timeUpdated: Double?
}

extension AnalysisReceipt: Decodable {
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: FieldName.self)
        guard let id = fields.text("analyse_id", "analysis_id", "id") else {
            let context = DecodingError.Context(codingPath: decoder.codingPath, debugDescription: "no id")
            throw DecodingError.keyNotFound(FieldName("analysis_id"), context)
        }
        self.id = id
        folderID = fields.text("folder_id")
        type = fields.text("type")
        state = fields.text("state")
        resolution = fields.text("resolution_status", "resolution")
        decided = fields.text(Assumptions.decisionField)
        comment = fields.text(Assumptions.decisionCommentField, "operator_comment")
        timeUpdated = fields.number("time_updated")
    }
}

extension JSONText {
    /// The analysis in an answer to `Endpoints.analysis` or `decide`: the object, or the last of an array.
    public func analysisReceipt() throws(RemoteError) -> AnalysisReceipt {
        if let receipt = try? decoded(as: AnalysisReceipt.self) { return receipt }
        guard let last = try decoded(as: Listing<AnalysisReceipt>.self).elements.last else {
            throw .unreadable(what: "there is no analysis in it")
        }
        return last
    }
}
