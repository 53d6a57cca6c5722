/// A fragment as a sentence: capital first, full stop last.
public func sentence(_ text: String) -> String {
    let capital = text.prefix(1).uppercased() + text.dropFirst()
    return capital.hasSuffix(".") || capital.hasSuffix("!") || capital.hasSuffix("?") ? capital : capital + "."
}
