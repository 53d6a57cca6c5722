/// The first directory of a TIFF file, which EXIF is as well; every offset in it is taken for hostile.
struct TIFF {
    private let bytes: ArraySlice<UInt8>
    private let isLittle: Bool

    /// Nil for anything else.
    init?(_ bytes: ArraySlice<UInt8>) {
        isLittle = bytes.starts(with: "II*\0".utf8)
        guard isLittle || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) else { return nil }
        self.bytes = bytes
    }

    /// The whole numbers under a tag; none when it is missing or broken.
    func values(_ tag: Int) -> [Int] {
        guard let directory = number(4, 4), let entries = number(directory, 2) else { return [] }
        for entry in 0..<min(entries, 512) {
            let place = directory + 2 + entry * 12
            guard number(place, 2) == tag else { continue }
            guard let count = number(place + 4, 4), let size = [3: 2, 4: 4][number(place + 2, 2) ?? 0],
                count <= bytes.count / size
            else { return [] }
            let start = count * size <= 4 ? place + 8 : number(place + 8, 4)
            return (0..<count).compactMap { index in start.flatMap { number($0 + index * size, size) } }
        }
        return []
    }

    /// Whether all the strips or tiles that it names are there: ffmpeg would draw those that are.
    var isWhole: Bool {
        let pairs = Array(zip(values(273), values(279))) + Array(zip(values(324), values(325)))
        return !pairs.isEmpty && pairs.allSatisfy { $0 + $1 <= bytes.count }
    }

    private func number(_ offset: Int, _ count: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - count else { return nil }
        let part = bytes[(bytes.startIndex + offset)..<(bytes.startIndex + offset + count)]
        return isLittle ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
    }
}
