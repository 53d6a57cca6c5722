import Canvas
import OzModel

/// A tab of an opened object while it is written, top to bottom.
struct Document {
    let title: String
    let width: Int
    private(set) var lines: [Line] = []

    /// Columns that labels take.
    static let labelWidth = 16

    init(title: String, width: Int) {
        self.title = title
        self.width = max(10, width)
    }

    mutating func add(_ line: Line) { lines.append(line) }

    mutating func blank() {
        if lines.last?.spans.isEmpty == false { lines.append(Line()) }
    }

    mutating func heading(_ text: String) {
        blank()
        lines.append(Line(text, .heading))
    }

    /// A sentence over as many lines as it takes.
    mutating func paragraph(_ text: String, _ role: Role = .text, indent: Int = 0) {
        for part in TextWidth.wrap(Sanitizer.clean(text), width: max(8, width - indent)) {
            lines.append(Line(String(repeating: " ", count: indent) + part, role))
        }
    }

    /// A label and what stands behind it, wrapped under itself; nothing where there is no value.
    mutating func field(_ label: String, _ value: String?, _ role: Role = .text, target: Target? = nil) {
        guard let value, !value.isEmpty else { return }
        let isNarrow = width < 2 * Self.labelWidth
        let room = isNarrow ? width - 2 : width - Self.labelWidth
        let parts = TextWidth.wrap(Sanitizer.clean(value), width: max(8, room))
        if isNarrow { lines.append(Line(label, .dim)) }
        for (index, part) in parts.enumerated() {
            let lead = isNarrow ? "  " : padded(index == 0 ? label : "")
            lines.append(Line([Text(lead, .dim), Text(part, role)], target: index == 0 ? target : nil))
        }
    }

    private func padded(_ label: String) -> String {
        TextWidth.fit(label, width: Self.labelWidth, align: .left)
    }
}
