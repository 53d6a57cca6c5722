/// An order: one capture of one person, with its media and analyses.
struct Folder: Codable, Sendable {
    let id: ObjectID
    let user: Int
    let company: Int?
    let created: Moment
    var updated: Moment
    /// Where its analyses stand: INITIAL, PROCESSING, FINISHED or FAILED.
    var status = Resolution.initial
    /// The worst verdict of the last group of analyses.
    var systemResolution = Resolution.initial
    var comment: String?
    var decided: Moment?
    var decider: Int?
    /// An operator's word on the order as a whole.
    var operatorStatus: Resolution?
    var operatorComment: String?
    var callback: String?
    /// What the links in the webhook's body start with, from the asking for analyses until it was called or given up.
    var owedCallback: String?
    var isArchived = false
    var metaData: JSON = [:]
    var technicalMetaData: JSON = [:]
    /// Positions in the database's media and analyses, oldest first.
    var media: [Int] = []
    var analyses: [Int] = []
}
