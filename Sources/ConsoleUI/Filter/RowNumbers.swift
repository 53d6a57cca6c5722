/// Numbers of rows in a list's order: four bytes each, and added to without copying those that are there.
struct RowNumbers: Sendable, Equatable, RandomAccessCollection {
    private static let chunk = 1 << 14

    /// All full but the last one. A mirror of more rows than a number holds would be larger than any disk.
    private var chunks: [[UInt32]] = []
    private(set) var count = 0

    init() {}

    init(_ numbers: some Sequence<Int64>) { for number in numbers { append(number) } }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(place: Int) -> Int64 { Int64(chunks[place / Self.chunk][place % Self.chunk]) }

    mutating func append(_ number: Int64) {
        if count.isMultiple(of: Self.chunk) { chunks.append([]) }
        chunks[count / Self.chunk].append(UInt32(clamping: number))
        count += 1
    }
}
