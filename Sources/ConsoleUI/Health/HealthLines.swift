import Canvas
import OzModel

extension HealthState {
    /// Which theme entry it is shown in.
    var role: Canvas.Role {
        switch self {
        case .fine: .verdictSuccess
        case .warning: .slaLate
        case .failing: .slaOver
        case .unknown: .dim
        }
    }

    /// The sign before the word; colour alone never carries the meaning.
    func glyph(_ glyphs: Glyphs) -> Character {
        switch self {
        case .fine: glyphs.success
        case .warning: glyphs.failed
        case .failing: glyphs.declined
        case .unknown: glyphs.processing
        }
    }
}

/// How a check and a part are told in a line or two.
enum HealthLines {
    private static let stateWidth = 13
    private static let titleWidth = 21
    private static let measuredWidth = 24
    private static let thresholdWidth = 18

    /// State, what it is, what was found, what would be fine; then, or below, what it means.
    static func check(_ check: HealthCheck, _ document: inout Document, _ glyphs: Glyphs) {
        func cell(_ text: String, _ width: Int) -> String { TextWidth.fit(text, width: width, align: .left) }
        let state = "\(check.state.glyph(glyphs)) \(check.state.words)"
        let measured = Sanitizer.clean(check.measured)
        let role: Canvas.Role = check.state == .fine || check.state == .unknown ? .text : check.state.role
        guard document.width >= 70 else {
            document.add(Line([Text(cell(state, stateWidth), check.state.role), Text(check.name.title)]))
            document.paragraph("\(measured) (\(check.threshold))", role, indent: 2)
            document.paragraph(check.sentence, .dim, indent: 2)
            return
        }
        let spans = [
            Text(cell(state, stateWidth), check.state.role), Text(cell(check.name.title, titleWidth)),
            Text(cell(measured, measuredWidth), role), Text(cell(check.threshold, thresholdWidth), .dim),
        ]
        let taken = stateWidth + titleWidth + measuredWidth + thresholdWidth + 2
        guard document.width - taken >= 60 else {
            document.add(Line(spans))
            document.paragraph(check.sentence, .dim, indent: stateWidth)
            return
        }
        // On a wide window the sentence stands beside its line.
        for (index, part) in TextWidth.wrap(Sanitizer.clean(check.sentence), width: document.width - taken).enumerated()
        {
            let lead = index == 0 ? spans + [Text("  ")] : [Text(String(repeating: " ", count: taken))]
            document.add(Line(lead + [Text(part, .dim)]))
        }
    }

    static func part(_ part: HealthPart, _ document: inout Document, _ glyphs: Glyphs) {
        let state = TextWidth.fit("\(part.state.glyph(glyphs)) \(part.state.words)", width: stateWidth, align: .left)
        let name = Sanitizer.clean(part.name)
        let width = min(40, max(8, document.width - stateWidth - 12))
        document.add(
            Line([
                Text(state, part.state.role), Text(TextWidth.fit(name, width: width, align: .left)),
                Text("  \(Sanitizer.clean(part.word))", .dim),
            ]))
    }
}
