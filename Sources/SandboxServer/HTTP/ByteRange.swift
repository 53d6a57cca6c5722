/// One range of bytes as a `Range` header asks for it.
struct ByteRange: Equatable {
    /// The bytes meant; nil where the range lies outside the file.
    let part: Range<Int>?

    /// Reads `bytes=first-last`, `bytes=first-` or `bytes=-count`; nil for anything else, which then is ignored.
    init?(_ header: String, size: Int) {
        guard header.hasPrefix("bytes=") else { return nil }
        let ends = header.dropFirst(6).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2 else { return nil }
        switch (Int(ends[0]), Int(ends[1])) {
        case (let first?, let last?) where first <= last:
            part = first < size ? first..<min(last, size - 1) + 1 : nil
        case (let first?, nil) where ends[1].isEmpty: part = first < size ? first..<size : nil
        case (nil, let count?) where ends[0].isEmpty: part = count > 0 && size > 0 ? max(0, size - count)..<size : nil
        default: return nil
        }
    }
}
