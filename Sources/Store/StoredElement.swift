/// One row of a list as the API gave it.
public struct StoredElement: Equatable, Sendable {
    /// Its place, to go on from.
    public let mark: RowMark
    /// The element's own JSON text, without the lists that have tables of their own.
    public let json: String
    /// The fields asked for as JSON texts, in the order asked for; nil where there is none, or it is null.
    public let fields: [String?]

    /// An element from its parts.
    public init(mark: RowMark, json: String, fields: [String?]) {
        self.mark = mark
        self.json = json
        self.fields = fields
    }
}
