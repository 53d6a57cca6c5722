import Canvas

/// What a new account logs in with, in the middle of the window, once.
enum CredentialsPaint {
    static func draw(_ credentials: Credentials, isLeaving: Bool, _ layout: Layout, _ frame: inout Frame) {
        let rows = [
            ("Server", credentials.server), ("E-mail", credentials.email), ("Password", credentials.password.exposed),
        ]
        let width = min(76, layout.size.columns)
        let note = TextWidth.wrap(
            isLeaving
                ? "Enter again closes it for good: the server never tells a password again."
                : "The server never tells a password again: copy it or write it down before this is closed.",
            width: max(8, width - 4))
        // A password that is cut is none.
        let lines = rows.flatMap { label, value in
            TextWidth.wrap(Sanitizer.clean(value), width: max(8, width - 15)).enumerated().map {
                ($0.offset == 0 ? label : "", $0.element)
            }
        }
        let box = OverlayPaint.centred(columns: width, rows: lines.count + note.count + 5, layout, &frame)
        frame.put(
            "Credentials, shown once", row: 1, column: 2, role: .title, ground: .overlay, width: box.columns - 4,
            in: box)
        for (index, line) in lines.enumerated() {
            frame.put(line.0, row: 3 + index, column: 2, role: .field, ground: .overlay, in: box)
            frame.put(
                line.1, row: 3 + index, column: 13, role: .text, ground: .overlay, width: max(0, box.columns - 15),
                in: box)
        }
        for (index, line) in note.enumerated() {
            frame.put(
                line, row: 4 + lines.count + index, column: 2, role: isLeaving ? .noticeWarning : .dim,
                ground: .overlay, width: box.columns - 4,
                in: box)
        }
    }
}
