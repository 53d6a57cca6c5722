/// The form in which words of the API are compared: upper case, with underscores, without outer spaces.
public func wireKey(_ text: String) -> String {
    let trimmed = text.drop { $0.isWhitespace }
    let end = trimmed.lastIndex { !$0.isWhitespace }.map(trimmed.index(after:)) ?? trimmed.startIndex
    return String(trimmed[..<end].map { $0 == " " || $0 == "-" ? "_" : $0 }).uppercased()
}
