/// Turns the bytes of a terminal into keys, however they are cut; replies are put aside and what nobody knows swallowed.
public struct KeyDecoder: Sendable {
    /// A paste longer than this is cut, in bytes.
    public static let pasteLimit = 256 * 1024

    /// More answers than this were not asked for; the oldest go.
    private static let replyLimit = 64

    /// Whether the terminal was asked something and may still answer.
    public var expectsReplies = false
    private var replies: [TerminalReply] = []
    private var bytes: [UInt8] = []
    private var pasted: [UInt8]?
    /// The last key was an Esc for want of more, where an answer was due.
    private var isEscapeDoubtful = false
    private let sequences: KeySequences

    /// `special` holds what the terminal's own description says of its keys; the usual sequences are known anyway.
    public init(special: [[UInt8]: Key] = [:]) {
        sequences = KeySequences(special: special)
    }

    /// Whether bytes wait for more to come; `flush` says that none will.
    public var isWaiting: Bool { !bytes.isEmpty || pasted != nil }

    public var isPasting: Bool { pasted != nil }

    /// Whether what waits is the beginning of an answer and of no key, so that it may be waited for longer.
    public var isHoldingReply: Bool { pasted == nil && KeySequences.beginsReply(bytes[...]) }

    /// The terminal's answers since the last call.
    public mutating func takeReplies() -> [TerminalReply] {
        defer { replies = [] }
        return replies
    }

    /// The keys that are complete now.
    public mutating func feed(_ input: some Sequence<UInt8>) -> [Key] {
        bytes += input
        if isEscapeDoubtful, !bytes.isEmpty {
            isEscapeDoubtful = false
            // That Esc was the first byte of an answer; the rest of it must not be taken for letters.
            if KeySequences.beginsReply([0x1B] + bytes) { bytes.insert(0x1B, at: 0) }
        }
        return decode(isLast: false)
    }

    /// The keys that the waiting bytes mean when nothing follows them: an Esc alone, a paste without its end.
    public mutating func flush() -> [Key] {
        guard let text = pasted else {
            isEscapeDoubtful = expectsReplies && bytes == [0x1B]
            return decode(isLast: true)
        }
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
            case .nothing(let length):
                note(bytes[index..<(index + length)])
                index += length
            case .pasteBegins(let length):
                pasted = []
                index += length
            }
        }
        keys += text.map(Key.character)
        bytes.removeFirst(min(index, bytes.count))
        return keys
    }

    private mutating func note(_ sequence: ArraySlice<UInt8>) {
        guard let reply = TerminalReply(sequence) else { return }
        if replies.count >= Self.replyLimit { replies.removeFirst() }
        replies.append(reply)
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
