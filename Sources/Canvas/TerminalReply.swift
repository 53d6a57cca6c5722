/// What a terminal answers to questions about itself; each comes among the keys.
public enum TerminalReply: Equatable, Sendable {
    /// Its abilities by number, without the level that stands before them.
    case attributes([Int])
    case name(String)
    /// In pixels.
    case cell(width: Int, height: Int)
    /// What kitty's protocol says to the picture of this number.
    case graphics(image: Int, isFine: Bool)
    /// Where the cursor is, from 0; never in the first row, since that answer is also a key's.
    case cursor(Position)

    /// A whole sequence; nil when it is nobody's answer.
    init?(_ bytes: ArraySlice<UInt8>) {
        let text = String(decoding: bytes, as: UTF8.self)
        if text.hasPrefix("\u{1B}[") {
            self.init(parameters: text.dropFirst(2).dropLast(), final: text.last)
        } else if text.hasPrefix("\u{1B}P>|"), let body = Self.body(text.dropFirst(4)) {
            self = .name(Sanitizer.clean(String(body.prefix(80))))
        } else if text.hasPrefix("\u{1B}_Gi="), let body = Self.body(text.dropFirst(5)) {
            let parts = body.split(separator: ";", maxSplits: 1)
            guard parts.count == 2, let image = parts[0].split(separator: ",").first.flatMap({ Int($0) }) else {
                return nil
            }
            self = .graphics(image: image, isFine: parts[1] == "OK")
        } else {
            return nil
        }
    }

    private init?(parameters: Substring, final: Character?) {
        let parts = parameters.drop { $0 == "?" }.split(separator: ";", omittingEmptySubsequences: false)
        let numbers = parts.map { Int($0) }
        switch (parameters.first == "?", final) {
        case (true, "c"):
            self = .attributes(numbers.dropFirst().compactMap { $0 })
        case (false, "t"):
            guard numbers.count == 3, numbers[0] == 6, let height = numbers[1], let width = numbers[2],
                (1...1024).contains(height), (1...1024).contains(width)
            else { return nil }
            self = .cell(width: width, height: height)
        case (false, "R"):
            guard numbers.count == 2, let row = numbers[0], let column = numbers[1], row > 1, column > 0 else {
                return nil
            }
            self = .cursor(Position(row: row - 1, column: column - 1))
        default: return nil
        }
    }

    private static func body(_ text: Substring) -> Substring? {
        if text.hasSuffix("\u{1B}\\") { return text.dropLast(2) }
        return text.hasSuffix("\u{7}") ? text.dropLast() : nil
    }
}
