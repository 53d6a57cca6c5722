import HTTP

/// Tells JSON from what comes instead of it, and says what that is.
enum Sniff {
    /// True when the first character that is no white space (nor a byte order mark) opens an object or an array.
    static func isJSON(_ body: [UInt8]) -> Bool {
        let first = body.prefix(64).first { !" \t\r\n".utf8.contains($0) && ![0xEF, 0xBB, 0xBF].contains($0) }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// Such as: an HTML page titled “502 Bad Gateway”; `hide` blots secrets out before anything is shortened.
    static func describe(_ response: Response, hide: (String) -> String = { $0 }) -> String {
        guard !response.body.isEmpty else { return "an empty answer" }
        let type = response.header("Content-Type").map { Excerpt.of($0, limit: 40) } ?? "no content type"
        let start = hide(String(decoding: response.body.prefix(4096), as: UTF8.self))
        if isPage(start) {
            if let title = title(in: start) { return "an HTML page titled “\(title)”" }
            return "an HTML page of \(response.body.count) bytes"
        }
        let size = response.body.count == 1 ? "1 byte" : "\(response.body.count) bytes"
        let excerpt = Excerpt.of(start, limit: 80)
        // Half of it unreadable: its bytes would tell a person nothing.
        let broken = excerpt.count { $0 == "\u{FFFD}" }
        if broken * 2 > excerpt.count { return "\(size) that are no text (\(type))" }
        return "\(size) (\(type)): “\(excerpt)”"
    }

    private static func isPage(_ start: String) -> Bool {
        let head = start.prefix(512).lowercased()
        return head.contains("<!doctype html") || head.contains("<html") || head.contains("<head")
    }

    private static func title(in page: String) -> String? {
        guard let match = page.firstMatch(of: /(?i)<title[^>]*>([^<]*)/) else { return nil }
        let title = Excerpt.of(String(match.1), limit: 80)
        return title.isEmpty ? nil : title
    }
}
