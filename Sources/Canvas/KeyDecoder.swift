/// Turns the bytes of a terminal into keys, however they are cut; replies and sequences nobody knows are swallowed.
public struct KeyDecoder: Sendable {
    /// A paste longer than this is cut, in bytes.
    public static let pasteLimit = 256 * 1024

    private var bytes: [UInt8] = []
    private var pasted: [UInt8]?
    private let sequences: KeySequences

    /// `special` holds what the terminal's own description says of its keys; the usual sequences are known anyway.
    public init(special: [[UInt8]: Key] = [:]) {
        sequences = KeySequences(special: special)
    }

    /// Whether bytes wait for more to come; `flush` says that none will.
    public var isWaiting: Bool { !bytes.isEmpty || pasted != nil }

    public var isPasting: Bool { pasted != nil }

    /// The keys that are complete now.
    public mutating func feed(_ input: some Sequence<UInt8>) -> [Key] {
        bytes += input
        return decode(isLast: false)
    }

    /// The keys that the waiting bytes mean when nothing follows them: an Esc alone, a paste without its end.
    public mutating func flush() -> [Key] {
        guard let text = pasted else { return decode(isLast: true) }
        pasted = nil
        defer { bytes = [] }
        return [.paste(String(decoding: text + bytes, as: UTF8.self))]
    }

    private mutating func decode(isLast: Bool) -> [Key] {
        var keys: [Key] = []
        // Text is collected, so that scalars that make one character become one key.
        var text = ""
        var index = 0
        loop: while index < bytes.count {
            if pasted != nil {
                let isComplete = takePaste(&index)
                guard isComplete, let whole = pasted else { break }
                keys.append(.paste(String(decoding: whole, as: UTF8.self)))
                pasted = nil
                continue
            }
            let step = sequences.read(bytes[index...], isLast: isLast)
            if case .scalar(let scalar, let length) = step {
                text.unicodeScalars.append(scalar)
                index += length
                continue
            }
            keys += text.map(Key.character)
            text = ""
            switch step {
            case .wait: break loop
            case .scalar: break
            case .key(let key, let length):
                keys.append(key)
                index += length
            case .nothing(let length): index += length
            case .pasteBegins(let length):
                pasted = []
                index += length
            }
        }
        keys += text.map(Key.character)
        bytes.removeFirst(min(index, bytes.count))
        return keys
    }

    /// Moves pasted bytes over, and `index` behind them; true when the end mark was there.
    private mutating func takePaste(_ index: inout Int) -> Bool {
        let mark = KeySequences.pasteEnd
        var end = index
        while end < bytes.count {
            // The mark may be cut in two: its beginning waits for the rest.
            if bytes[end] == mark[0], bytes[end...].starts(with: mark) || mark.starts(with: bytes[end...]) { break }
            end += 1
        }
        let room = Self.pasteLimit - (pasted?.count ?? 0)
        pasted?.append(contentsOf: bytes[index..<end].prefix(room))
        index = end
        guard bytes[end...].starts(with: mark) else { return false }
        index += mark.count
        return true
    }
}
