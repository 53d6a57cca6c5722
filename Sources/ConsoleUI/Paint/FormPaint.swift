import Canvas

/// A few fields to fill in, in the middle of the window.
enum FormPaint {
    /// One row of the fields.
    fileprivate enum Item: Equatable {
        case field(Int)
        /// A line of a text of several, counted from the first one shown.
        case line(Int, Int)
        /// An entry of a directory, counted from the first one shown.
        case entry(Int, Int)
        case mistake(String)
    }

    /// Where the fields are painted.
    struct Place {
        let form: Form
        let box: Rect
        /// Where what is filled in begins.
        let column: Int
        /// The clock, for how fast an upload is.
        let now: Double

        var width: Int { box.columns - column - 2 }
    }

    static func draw(_ form: Form, _ layout: Layout, now: Double, _ frame: inout Frame) {
        let width = min(76, layout.size.columns)
        let labels = form.fields.map { TextWidth.columns($0.label) }.max() ?? 0
        let column = min(labels + 4, width / 3)
        let items = items(form, width: width - column - 2)
        let words = words(form, width: width - 4, isSmall: layout.size.rows <= 10, now: now)
        let gap = layout.size.rows > 10 ? 1 : 0
        let title = TextWidth.wrap(Sanitizer.clean(form.title), width: max(8, width - 14))
        let heads = min(title.count, 3)
        let room = max(1, layout.size.rows - words.count - 2 - heads - 3 * gap)
        let rows = min(items.count, room)
        let box = OverlayPaint.centred(columns: width, rows: rows + words.count + 1 + heads + 3 * gap, layout, &frame)
        for (offset, line) in title.prefix(heads).enumerated() {
            frame.put(
                line, row: gap + offset, column: 2, role: .title, ground: .overlay, width: box.columns - 4, in: box)
        }
        let focus = items.lastIndex { $0.isOf(form.focus, cursor: form.files) } ?? 0
        let first = min(max(0, focus - rows / 2), items.count - rows)
        if rows < items.count {
            let place = "\(form.focus + 1) of \(form.fields.count)"
            frame.put(
                place, row: gap, column: max(2, box.columns - TextWidth.columns(place) - 2), role: .dim,
                ground: .overlay, in: box)
        }
        let place = Place(form: form, box: box, column: column, now: now)
        let top = heads + 2 * gap
        for (offset, item) in items[first..<first + rows].enumerated() { draw(item, row: top + offset, place, &frame) }
        let isMistake = form.mistake != nil && form.mistake?.field == nil && !form.isWaiting
        let below = top + rows + gap
        for (offset, part) in words.prefix(max(0, box.rows - below - gap)).enumerated() {
            frame.put(
                part, row: below + offset, column: 2, role: isMistake ? .error : .dim, ground: .overlay,
                width: box.columns - 4, in: box)
        }
    }

    private static func items(_ form: Form, width: Int) -> [Item] {
        var items: [Item] = []
        for (index, field) in form.fields.enumerated() {
            items.append(.field(index))
            switch field.control {
            case .lines(let lines): items += (1..<max(1, lines.height)).map { .line(index, $0) }
            // The directory takes its room only while somebody looks for files in it.
            case .files where index == form.focus: items += (0..<FormFiles.height).map { .entry(index, $0) }
            case .files, .line, .choice, .checks: break
            }
            guard let mistake = form.mistake, mistake.field == field.name, !form.isWaiting else { continue }
            items += TextWidth.wrap(Sanitizer.clean(mistake.sentence), width: max(8, width)).map(Item.mistake)
        }
        return items
    }

    /// What stands below the fields, as many lines for one field as for another so that nothing jumps.
    private static func words(_ form: Form, width: Int, isSmall: Bool, now: Double) -> [String] {
        func wrap(_ text: String) -> [String] {
            text.isEmpty ? [] : TextWidth.wrap(Sanitizer.clean(text), width: max(8, width))
        }
        let lead = form.isDraft ? "As you left it; ^r begins anew. " : ""
        let lines = ([form.note] + form.fields.map(\.help)).map { wrap(lead + $0).count }.max() ?? 0
        let help = form.field.help
        guard !isSmall || form.mistake != nil || form.isWaiting else { return [] }
        var text = help.isEmpty ? form.note : help
        text = lead + text
        if let mistake = form.mistake, mistake.field == nil { text = mistake.sentence }
        if form.isWaiting { text = waiting(form, now: now) }
        let words = wrap(text)
        return isSmall ? words : words + Array(repeating: "", count: max(0, lines - words.count))
    }

    /// How far an upload has come, and how fast it is.
    private static func waiting(_ form: Form, now: Double) -> String {
        guard let sending = form.sending, sending.total > 0 else { return "asking the server…" }
        guard sending.sent < sending.total else { return "all is sent: the server is at work…" }
        let rate = sending.rate(now: now).map { ", \(Amounts.bytes(Int($0))) a second" } ?? ""
        return "\(Amounts.bytes(sending.sent)) of \(Amounts.bytes(sending.total)) sent\(rate)"
    }

    private static func draw(_ item: Item, row: Int, _ place: Place, _ frame: inout Frame) {
        let (form, box, column) = (place.form, place.box, place.column)
        switch item {
        case .mistake(let sentence):
            frame.put(sentence, row: row, column: column, role: .error, ground: .overlay, width: place.width, in: box)
        case .field(let index):
            let field = form.fields[index]
            frame.put(
                Sanitizer.clean(field.label), row: row, column: 2, role: index == form.focus ? .accent : .field,
                ground: .overlay, width: column - 3, in: box)
            ControlPaint.draw(field.control, hasFocus: index == form.focus, row: row, place, &frame)
        case .line(let index, let line):
            guard case .lines(let lines) = form.fields[index].control else { return }
            ControlPaint.draw(lines, line, hasFocus: index == form.focus, row: row, place, &frame)
        case .entry(let index, let entry):
            guard case .files(let files) = form.fields[index].control else { return }
            ControlPaint.draw(entry, of: files, row: row, place, &frame)
        }
    }

    /// The keys that work in a form.
    static func hints(_ form: Form) -> [(key: String, help: String)] {
        let leave = form.purpose == .logIn ? [(key: "^c", help: "leave")] : []
        if form.isWaiting { return form.purpose == .logIn ? leave : [("esc", "give it up")] }
        let isFiles = if case .files = form.field.control { true } else { false }
        var hints: [(key: String, help: String)] =
            !form.takesEnter
            ? [("enter", form.verb)]
            : isFiles ? [("enter", "take"), ("^s", form.verb)] : [("^s", form.verb), ("^o", "editor")]
        if form.fields.count > 1 { hints.append(("tab", "next field")) }
        if form["repeated"] != nil { hints.append(("^g", "make a password")) }
        if form.field.name.hasPrefix("file:") { hints.append(("^x", "put it back")) }
        return hints + [("esc", "not now")] + leave
    }

    /// Text being typed: the part around its cursor that fits.
    ///
    /// - Returns: how many characters are off to the left.
    @discardableResult static func put(
        _ line: EditLine, row: Int, column: Int, width: Int, hasCursor: Bool = true, cursor: Int? = nil,
        _ frame: inout Frame
    ) -> Int {
        guard width > 0 else { return 0 }
        let characters = Array(line.text)
        let cursor = min(cursor ?? line.cursor, characters.count)
        func columns(_ range: Range<Int>) -> Int { TextWidth.columns(String(characters[range])) }
        // Backwards from the cursor: what is before the glass costs nothing, however long it is.
        var start = cursor
        var taken = 0
        while start > 0 {
            taken += TextWidth.columns(String(characters[start - 1]))
            if taken >= width { break }
            start -= 1
        }
        frame.put(
            String(characters[start...].prefix(width)), row: row, column: column, role: .input, ground: .input,
            width: width)
        if hasCursor { frame.cursor = Position(row: row, column: column + columns(start..<cursor)) }
        return start
    }
}

extension FormPaint.Item {
    /// Whether it is where the cursor is: the field's own row, or the line or entry in it.
    fileprivate func isOf(_ focus: Int, cursor files: FormFiles?) -> Bool {
        switch self {
        case .field(let index): index == focus
        case .entry(let index, let entry):
            index == focus && entry == (files?.cursor).map { $0 - (files?.shown.first ?? 0) }
        case .line, .mistake: false
        }
    }
}
