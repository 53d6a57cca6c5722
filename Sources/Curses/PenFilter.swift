/// Tells the terminal's pen only what changes. ncurses tells both colours whenever one of them does, takes bold off by
/// taking everything off, and is plain between two rows of one colour.
///
/// Sequences are those of ECMA-48 and what xterm made of them. A frame begins and ends with a plain pen, as ncurses leaves
/// it; one with a look that is not known here stays as it is.
enum PenFilter {
    private struct Pen: Equatable {
        /// Bold, dim, italic and so on, by their numbers.
        var attributes: Set<UInt8> = []
        /// What selects the colour; empty for the terminal's own.
        var ink: [UInt8] = []
        var paper: [UInt8] = []

        /// Whether blanks look the same with both: they have no ink, unless it is the line below or the paper.
        func isSameOnBlanks(_ other: Pen) -> Bool {
            paper == other.paper && attributes.isDisjoint(with: [4, 7, 9])
                && other.attributes.isDisjoint(with: [4, 7, 9])
        }
    }

    static func filter(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var (told, wanted) = (Pen(), Pen())
        var isLatin = false
        var index = 0
        while index < bytes.count {
            let length = length(of: bytes, at: index)
            let part = bytes[index..<index + length]
            index += length
            if part.first == escape, part.last == UInt8(ascii: "m"), part.count > 2 {
                guard let next = apply(part.dropFirst(2).dropLast(), to: wanted) else { return bytes }
                wanted = next
            } else if part.first == escape, part.last == UInt8(ascii: "b"), part.count > 2 {
                // REP repeats the character right before it: nothing may come between.
                return bytes
            } else if part.elementsEqual(latin) {
                if !isLatin { out += latin }
                isLatin = true
            } else {
                if wanted != told, !isMove(part), !(isBlank(part) && wanted.isSameOnBlanks(told)) {
                    out += change(from: told, to: wanted)
                    told = wanted
                }
                if part.starts(with: latin.dropLast()) { isLatin = false }
                out += part
            }
        }
        return wanted == told ? out : out + change(from: told, to: wanted)
    }

    private static let escape: UInt8 = 0x1B
    /// Letters again, after line drawing.
    private static let latin = Array("\u{1B}(B".utf8)

    /// Bytes of the sequence that begins here, or of what comes before the next one.
    private static func length(of bytes: [UInt8], at start: Int) -> Int {
        guard bytes[start] == escape else {
            guard bytes[start] >= 0x20 else { return 1 }
            return (bytes[start...].firstIndex { $0 < 0x20 } ?? bytes.count) - start
        }
        guard start + 1 < bytes.count else { return 1 }
        switch bytes[start + 1] {
        case UInt8(ascii: "["):
            let end = bytes[(start + 2)...].firstIndex { (0x40...0x7E).contains($0) }
            return (end.map { $0 + 1 } ?? bytes.count) - start
        case UInt8(ascii: "("): return min(3, bytes.count - start)
        default: return 2
        }
    }

    /// Whether the pen does not matter to it: it only moves the cursor.
    private static func isMove(_ part: ArraySlice<UInt8>) -> Bool {
        guard let first = part.first, let last = part.last else { return true }
        guard first == escape else { return [0x08, 0x0D, 0x0F].contains(first) }
        return part.count > 2 && part.dropFirst().first == UInt8(ascii: "[") && "ABCDGHd".utf8.contains(last)
    }

    /// Whether it leaves nothing but paper: blanks, or what erases (ECH, EL, ED).
    private static func isBlank(_ part: ArraySlice<UInt8>) -> Bool {
        guard part.first == escape, let last = part.last else { return part.allSatisfy { $0 == UInt8(ascii: " ") } }
        return part.count > 2 && part.dropFirst().first == UInt8(ascii: "[") && "XKJ".utf8.contains(last)
    }

    /// The pen after parameters of one sequence; nil where one of them is not known.
    private static func apply(_ parameters: ArraySlice<UInt8>, to pen: Pen) -> Pen? {
        var pen = pen
        var items = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)[...]
        while let item = items.popFirst() {
            let isSplit = item.contains(UInt8(ascii: ":"))
            let head = item.prefix { $0 != UInt8(ascii: ":") }
            guard let number = head.isEmpty ? 0 : UInt8(String(decoding: head, as: UTF8.self)) else { return nil }
            switch number {
            case 0: pen = Pen()
            case 1...5 where !isSplit, 7...9 where !isSplit: pen.attributes.insert(number)
            case 22: pen.attributes.subtract([1, 2])
            case 23...29: pen.attributes.remove(number - 20)
            case 38, 48:
                var colour = Array(item)
                if !isSplit {
                    guard let kind = items.first.map({ String(decoding: $0, as: UTF8.self) }),
                        let count = ["5": 2, "2": 4][kind], items.count >= count
                    else { return nil }
                    for part in items.prefix(count) { colour += [UInt8(ascii: ";")] + part }
                    items = items.dropFirst(count)
                }
                if number == 38 { pen.ink = colour } else { pen.paper = colour }
            case 39: pen.ink = []
            case 49: pen.paper = []
            case 30...37, 90...97: pen.ink = Array(item)
            case 40...47, 100...107: pen.paper = Array(item)
            default: return nil
            }
        }
        return pen
    }

    /// What makes one pen of another, in as few bytes as all terminals understand.
    private static func change(from old: Pen, to new: Pen) -> [UInt8] {
        guard new != Pen() else { return Array("\u{1B}[m".utf8) }
        let isReset = !new.attributes.isSuperset(of: old.attributes)
        let base = isReset ? Pen() : old
        var items: [[UInt8]] = isReset ? [Array("0".utf8)] : []
        items += new.attributes.subtracting(base.attributes).sorted().map { Array(String($0).utf8) }
        if new.ink != base.ink { items.append(new.ink.isEmpty ? Array("39".utf8) : new.ink) }
        if new.paper != base.paper { items.append(new.paper.isEmpty ? Array("49".utf8) : new.paper) }
        // Not every terminal that knows colons knows them between semicolons.
        let hasColons = items.contains { $0.contains(UInt8(ascii: ":")) }
        guard hasColons else { return sequence(items.joined(separator: ";".utf8)) }
        return items.flatMap { sequence($0) }
    }

    private static func sequence(_ parameters: some Sequence<UInt8>) -> [UInt8] {
        Array("\u{1B}[".utf8) + parameters + [UInt8(ascii: "m")]
    }
}
