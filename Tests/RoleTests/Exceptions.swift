/// What the walk does not press, and which keys may change nothing; each with its reason. All else in the table of keys
/// is pressed wherever it works, and answered.
enum Exceptions {
    /// By the command's name.
    static let notPressed: [String: String] = [
        "leave": "leaves the console at once",
        "suspend": "stops the process, and is the terminal's own affair",
    ]

    /// Commands that find nothing more to do at an end, or have nothing on this screen to move.
    static let maySayNothing: [String: String] = {
        let ends = "stands at the end already, or everything fits"
        let moves = [
            "next-row", "previous-row", "next-page", "previous-page", "half-page-down", "half-page-up", "first-row",
            "last-row", "columns-left", "columns-right", "next-line", "previous-line", "detail-page-down",
            "detail-page-up", "detail-top", "detail-end", "look-left", "look-right", "look-up", "look-down",
            "frame-forward", "frame-back", "frames-forward", "frames-back", "first-frame", "last-frame", "zoom-out",
            "zoom-in", "whole",
        ]
        var table = Dictionary(uniqueKeysWithValues: moves.map { ($0, ends) })
        table["repaint"] = "is the terminal's own affair"
        table["back"] = "stands on the outermost list already"
        table["clear-marks"] = "there are no marks"
        return table
    }()

    /// What is typed at a prompt that a command opens, besides nothing.
    static let typed: [String: String] = ["find": "a", "filter": "status:declined", "note": "seen"]
}
