/// What a company's reports look like; that there are such objects is documented, their fields are guessed [I, section 7].
struct ReportTemplate: Codable, Sendable {
    let id: ObjectID
    let company: Int?
    let created: Moment
    var updated: Moment
    var name: String
    var text: String
    var metaData: JSON?
    var attachments: [Attachment] = []
    var isRemoved = false

    /// A picture that stands in the reports, such as a logo.
    struct Attachment: Codable, Sendable {
        let id: ObjectID
        let alias: String
        let mime: String
        let upload: Int
        let created: Moment
        var metaData: JSON?
        var isRemoved = false

        /// The ending of its link.
        var ending: String { mime == "image/png" ? "png" : "jpeg" }
    }
}
