import Canvas
import OzModel

/// A place for a picture, and what stands there instead when there is none to see.
struct PictureBox: Equatable {
    /// nil where the server names no file.
    let file: MediaFile?
    /// A word or two under it.
    let caption: Text
    /// Name, kind, size, length, tags.
    let card: [String]
    let columns: Int
    let rows: Int

    var wish: PictureWish? { file.map { PictureWish(file: $0, columns: columns, rows: rows) } }
}

/// One line of a picture in an opened object.
struct PictureSlice: Equatable {
    let box: PictureBox
    let line: Int
    let column: Int
}

extension Document {
    /// Columns between two pictures.
    static let pictureGap = 3

    /// Pictures side by side with their captions below, in as many rows as they need; `enter` on a caption opens.
    mutating func pictures(_ boxes: [PictureBox], target: (Int) -> Target?) {
        let perRow = max(1, (width + Self.pictureGap) / ((boxes.first?.columns ?? 1) + Self.pictureGap))
        for start in stride(from: 0, to: boxes.count, by: perRow) {
            let row = Array(boxes[start..<min(boxes.count, start + perRow)])
            blank()
            for line in 0..<(row.map(\.rows).max() ?? 0) {
                var column = 0
                var made = Line()
                for box in row {
                    if line < box.rows { made.pictures.append(PictureSlice(box: box, line: line, column: column)) }
                    column += box.columns + Self.pictureGap
                }
                add(made)
            }
            let captions = row.map { box in
                Text(
                    TextWidth.fit(box.caption.text, width: box.columns, align: .center)
                        + String(repeating: " ", count: Self.pictureGap), box.caption.role)
            }
            add(Line(captions, target: target(start)))
        }
    }
}
