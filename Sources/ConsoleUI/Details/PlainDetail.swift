import Canvas
import OzModel
import Store

/// An object opened, as plain lines.
public enum PlainDetail {
    /// The lines of its first tab under its title; nil when it is not in the mirror. Not sanitised.
    ///
    /// - Parameter roster: knows persons of collections, or is told who is wanted.
    public static func lines(
        _ noun: Noun, id: String, width: Int, reader: MirrorReader, glyphs: Glyphs, now: Double, roster: Roster
    ) throws(StoreError) -> [String]? {
        let desk = Desk(
            reader: reader, look: Look(glyphs: glyphs, now: now), width: width, roster: roster, isOpened: true)
        guard let document = try detailScreen(of: noun)?.document(id, tab: 0, desk) else { return nil }
        return [document.title, ""] + document.lines.map(\.text)
    }
}
