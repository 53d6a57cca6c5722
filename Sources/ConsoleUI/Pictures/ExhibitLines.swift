import OzModel
import Store

/// What there is to see of an object, on its page.
enum ExhibitLines {
    /// A strip of pictures, `most` of them at most; nothing where none can be shown: the text cards say what there is.
    static func strip(
        _ subject: Subject, id: String, most: Int, _ document: inout Document, _ desk: Desk
    ) throws(StoreError) {
        guard desk.showsPictures else { return }
        let exhibits = try Exhibits.of(subject, id: id, desk.reader, desk.roster)
        guard !exhibits.isEmpty else { return }
        let shown = exhibits.prefix(most)
        let isWide = document.width >= 96
        let columns = min(isWide ? 30 : 24, document.width)
        let rows = isWide ? 13 : 9
        document.pictures(shown.map { $0.box(columns: columns, rows: rows) }) { index in
            .viewer(subject, id: id, index: index)
        }
        if exhibits.count > shown.count {
            document.paragraph("and \(Amounts.count(exhibits.count - shown.count)) more", .dim)
        }
    }

    /// One of several pictures, larger than among the others, for the pane beside them.
    static func beside(_ exhibit: Exhibit, width: Int) -> (title: String, lines: [Line]) {
        var document = Document(title: exhibit.caption, width: width)
        document.pictures([exhibit.box(columns: min(width, 80), rows: 24)]) { _ in nil }
        document.blank()
        for line in exhibit.card { document.paragraph(line, .dim) }
        return (document.title, document.lines)
    }

    /// One picture as large as the page lets it be.
    static func large(_ medium: Media, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        guard desk.showsPictures else { return }
        let exhibit = try Exhibits.of(medium, desk.reader)
        let columns = min(document.width, 80)
        let rows = document.width >= 96 ? 22 : 13
        document.pictures([exhibit.box(columns: columns, rows: rows)]) { _ in
            .viewer(.object(.media), id: medium.id.rawValue, index: 0)
        }
        document.blank()
    }
}
