import OzModel
import Store

/// A file of an order that belongs to its evidence.
public struct EvidenceFile: Equatable, Sendable {
    /// How a page shows it.
    public enum Kind: Sendable {
        case picture, film, other
    }

    /// The medium's id, or that of the picture that the server made.
    public let id: String
    /// `selfie video`, `best shot`.
    public let caption: String
    public let file: MediaFile

    /// Every original of an order, and the best shots that the server made of them.
    ///
    /// Not the photos of persons in collections: they show somebody else.
    public static func of(order id: String, _ reader: MirrorReader) throws(StoreError) -> [EvidenceFile] {
        try Exhibits.of(order: Order.ID(id), reader).compactMap { exhibit in
            guard exhibit.caption != Exhibits.listed, let file = exhibit.file else { return nil }
            return EvidenceFile(id: exhibit.id, caption: exhibit.caption, file: file)
        }
    }

    /// What of an order has no file at the server, in words.
    public static func unnamed(order id: String, _ reader: MirrorReader) throws(StoreError) -> [String] {
        try Exhibits.of(order: Order.ID(id), reader).filter { $0.file == nil }.map { "\($0.caption) \($0.id)" }
    }
}
