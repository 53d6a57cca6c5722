import OzModel

/// A noun of the model that the mirror can list.
public protocol MirrorRecord: Equatable, Sendable {
    /// Which noun it is.
    static var noun: Noun { get }
    /// Reads the record from a row of the mirror.
    init(stored: StoredRow)
}

extension MirrorRecord {
    /// The keys by which lists of this noun can be sorted: the API's field names, then the screens' words.
    public static var sorts: [String] { MirrorTable.of(noun).sorts.map(\.key) }
}
