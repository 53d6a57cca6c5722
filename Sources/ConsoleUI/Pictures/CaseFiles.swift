import OzModel
import Store

/// The files that the pages and the viewer of a case will ask for.
public enum CaseFiles {
    /// The files of one medium: the small picture, and what it stands for if that is wanted.
    public static func of(
        medium: Media, withOriginals: Bool, _ reader: MirrorReader
    ) throws(StoreError) -> [MediaFile] {
        let exhibit = try Exhibits.of(medium, reader)
        let small = [exhibit.thumbnail].compactMap(\.self)
        guard withOriginals else { return small }
        return small + [exhibit.file].compactMap(\.self) + exhibit.frames
    }

    /// What the sender sent; nil where the server names no file for it.
    public static func original(of medium: Media, _ reader: MirrorReader) throws(StoreError) -> MediaFile? {
        try Exhibits.of(medium, reader).file
    }

    /// Small pictures first, then what the viewer shows.
    public static func of(order id: String, _ reader: MirrorReader) throws(StoreError) -> [MediaFile] {
        let exhibits = try Exhibits.of(order: Order.ID(id), reader)
        let originals = exhibits.flatMap { $0.frames.isEmpty ? [$0.file].compactMap(\.self) : $0.frames }
        return exhibits.compactMap(\.thumbnail) + originals
    }
}
