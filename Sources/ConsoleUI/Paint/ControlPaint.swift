import Canvas
import OzModel

/// What is filled into a field of a form.
enum ControlPaint {
    static func draw(
        _ control: FormControl, hasFocus: Bool, row: Int, _ place: FormPaint.Place, _ frame: inout Frame
    ) {
        let hasCursor = hasFocus && !place.form.isWaiting
        switch control {
        case .line(let line): draw(line, hasCursor, row: row, place, &frame)
        case .lines(let lines): draw(lines, 0, hasFocus: hasFocus, row: row, place, &frame)
        case .choice(let choice): draw(choice, hasCursor, row: row, place, &frame)
        case .checks(let checks): draw(checks, hasCursor, row: row, place, &frame)
        case .files(let files): draw(files, hasCursor, row: row, place, &frame)
        }
    }

    private static func draw(
        _ line: FormLine, _ hasCursor: Bool, row: Int, _ place: FormPaint.Place, _ frame: inout Frame
    ) {
        let (box, column, width) = (place.box, place.column, place.width)
        frame.fill(row: row, column: column, width: width, role: .input, ground: .input, in: box)
        let dots = line.isSecret && !line.isShown
        let shown = dots ? EditLine(String(repeating: "•", count: line.line.text.count)) : line.line
        FormPaint.put(
            shown, row: box.row + row, column: box.column + column, width: width, hasCursor: hasCursor,
            cursor: line.line.cursor, &frame)
        if line.line.text.isEmpty {
            frame.put(line.hint, row: row, column: column + 1, role: .dim, ground: .input, width: width - 1, in: box)
        }
        // How hard it is to guess is said while it can still be another one.
        guard line.isSecret, hasCursor, place.form["repeated"] != nil, !line.line.text.isEmpty else { return }
        let word = PasswordStrength(Secret(line.line.text)).words
        guard TextWidth.columns(shown.text) + TextWidth.columns(word) + 2 < width else { return }
        let role: Role = word == PasswordStrength.weak.words ? .noticeWarning : .dim
        frame.put(
            word, row: row, column: column + width - TextWidth.columns(word) - 1, role: role, ground: .input, in: box)
    }

    static func draw(
        _ lines: FormLines, _ line: Int, hasFocus: Bool, row: Int, _ place: FormPaint.Place, _ frame: inout Frame
    ) {
        let (box, column, width) = (place.box, place.column, place.width)
        frame.fill(row: row, column: column, width: width, role: .input, ground: .input, in: box)
        let index = lines.top + line
        guard index < lines.lines.count else { return }
        let isHere = index == lines.row && hasFocus && !place.form.isWaiting
        FormPaint.put(
            isHere ? lines.lines[index] : EditLine(lines.lines[index].text, cursor: 0), row: box.row + row,
            column: box.column + column, width: width, hasCursor: isHere, &frame)
    }

    private static func draw(
        _ choice: FormChoice, _ hasCursor: Bool, row: Int, _ place: FormPaint.Place, _ frame: inout Frame
    ) {
        let (box, column, width) = (place.box, place.column, place.width)
        let ground: Ground = hasCursor ? .selected : .input
        let count = choice.options.count
        let none =
            count == 0
            ? "none in the mirror yet" : choice.typed.isEmpty ? "\(count) to choose from" : "is none of \(count)"
        let rank = choice.chosen.map { "\($0 + 1) of \(count)" } ?? none
        let note = !hasCursor ? "" : choice.typed.isEmpty ? rank : "“\(Sanitizer.clean(choice.typed))”  \(rank)"
        let room = max(8, note.isEmpty ? width : width - TextWidth.columns(note) - 2)
        frame.fill(row: row, column: column, width: min(room, width), role: .input, ground: ground, in: box)
        let label = Sanitizer.clean(choice.chosen.map { choice.options[$0].label } ?? "none")
        frame.put(label, row: row, column: column, role: .input, ground: ground, width: min(room, width), in: box)
        frame.put(
            note, row: row, column: column + room + 2, role: .dim, ground: .overlay, width: max(0, width - room - 2),
            in: box)
    }

    private static func draw(
        _ checks: FormChecks, _ hasCursor: Bool, row: Int, _ place: FormPaint.Place, _ frame: inout Frame
    ) {
        let (box, column, width) = (place.box, place.column, place.width)
        if checks.options.isEmpty {
            frame.put(
                "nothing yet: a video, two faces or a document can be checked", row: row, column: column, role: .dim,
                ground: .overlay, width: width, in: box)
        }
        var at = column
        // Where not all fit, the one under the cursor and those after it do.
        let columns = checks.options.map { TextWidth.columns($0.label) + 6 }.reduce(-2, +)
        let first = columns <= width ? 0 : checks.cursor
        for (index, option) in checks.options.enumerated().dropFirst(first) {
            let text = "[\(checks.ticked.contains(option.value) ? "x" : " ")] \(option.label)"
            let ground: Ground = hasCursor && index == checks.cursor ? .selected : .overlay
            frame.put(
                text, row: row, column: at, role: .input, ground: ground, width: max(0, column + width - at), in: box)
            at += TextWidth.columns(text) + 2
        }
    }

    private static func draw(
        _ files: FormFiles, _ hasCursor: Bool, row: Int, _ place: FormPaint.Place, _ frame: inout Frame
    ) {
        let (box, column, width) = (place.box, place.column, place.width)
        frame.fill(row: row, column: column, width: width, role: .input, ground: .input, in: box)
        let sizes = files.chosen.compactMap(\.size).reduce(0, +)
        let count = files.chosen.count
        let sum = "\(count) \(count == 1 ? "file" : "files"), \(Amounts.bytes(sizes))"
        let note = count == 0 ? "" : sum
        let room = width - (note.isEmpty ? 0 : TextWidth.columns(note) + 1)
        FormPaint.put(
            files.line, row: box.row + row, column: box.column + column, width: max(0, room),
            hasCursor: hasCursor && files.cursor == nil, &frame)
        frame.put(note, row: row, column: column + max(0, room), role: .dim, ground: .input, in: box)
    }

    /// An entry of the directory that is being walked through.
    static func draw(
        _ entry: Int, of files: FormFiles, row: Int, _ place: FormPaint.Place, _ frame: inout Frame
    ) {
        let (box, column, width) = (place.box, place.column, place.width)
        let shown = files.shown
        let index = shown.first + entry
        guard shown.entries.indices.contains(index) else {
            guard entry == 0 else { return }
            let text = files.listing.map { $0.problem ?? "no file here that the server takes" } ?? "looking…"
            frame.put(
                Sanitizer.clean(text), row: row, column: column + 2, role: .dim, ground: .overlay, width: width - 2,
                in: box)
            return
        }
        let item = shown.entries[index]
        let isCursor = files.cursor == index
        let ground: Ground = isCursor ? .selected : .overlay
        frame.fill(row: row, column: column, width: width, role: .text, ground: ground, in: box)
        if isCursor {
            frame.put(String(frame.glyphs.selection), row: row, column: column, role: .accent, ground: ground, in: box)
        }
        let isTaken = item.file.map(files.has) ?? false
        let name = Sanitizer.clean(item.file == nil ? "\(item.name)/" : item.name)
        frame.put(
            isTaken ? String(frame.glyphs.success) : " ", row: row, column: column + 1, role: .accent, ground: ground,
            in: box)
        let size = item.file?.size.map(Amounts.bytes) ?? ""
        frame.put(
            name, row: row, column: column + 3, role: item.file == nil ? .accent : .text, ground: ground,
            width: max(0, width - 5 - TextWidth.columns(size)), in: box)
        frame.put(
            size, row: row, column: column + width - TextWidth.columns(size), role: .dim, ground: ground, in: box)
    }
}
