import Canvas
import OzModel
import Store

/// One line of an opened object: pieces of text with what they mean, and what `enter` opens there.
struct Line: Equatable {
    var spans: [Text]
    var target: Target?
    /// Parts of pictures that stand in this line.
    var pictures: [PictureSlice] = []

    init(_ spans: [Text] = [], target: Target? = nil) {
        self.spans = spans
        self.target = target
    }

    init(_ text: String, _ role: Role = .text) {
        self.spans = [Text(text, role)]
    }

    /// The line's characters, for tests and for wrapping.
    var text: String { spans.map(\.text).joined() }
}

/// What a line opens.
public enum Target: Equatable, Sendable {
    case object(Noun, id: String)
    case version(Noun, id: String, seq: Int64)
    case list(Noun, scope: ListQuery.Scope)
    /// Something this console keeps itself.
    case own(Subject, id: String)
    /// What there is to see of an object, from one of them on.
    case viewer(Subject, id: String, index: Int)
    /// What can be chosen of a chart, by its place among all.
    case chart(Int)
}
