import Remote

/// Pages of the first sync that are on their way, in the order in which they are put into the mirror.
struct Pipeline {
    typealias Answer = Result<JSONText, RemoteError>

    /// One question, and the answer to come.
    struct Slot {
        /// The upper bound that was asked for, if one was.
        let bound: Double?
        /// Whether it was asked before the page in front of it had come, and therefore is a guess.
        let isAhead: Bool
        /// Whether the server was asked to count.
        let isCounting: Bool
        let answer: Task<Answer, Never>
    }

    private(set) var slots: [Slot] = []
    /// Whether a question has been asked since the program began: the first one has the server count.
    private(set) var hasAsked = false
    /// How many questions may be on their way at once; fewer while the server asks to be spared.
    private(set) var width = 1
    private var good = 0

    mutating func ask(_ slot: Slot) {
        slots.append(slot)
        hasAsked = true
    }

    mutating func next() -> Slot? { slots.isEmpty ? nil : slots.removeFirst() }

    /// Gives up what is on its way.
    mutating func drop() {
        for slot in slots { slot.answer.cancel() }
        slots = []
    }

    /// A page has come: after some of them without a word of complaint one more may be on its way, up to `most`.
    mutating func widen(upTo most: Int) {
        good += 1
        if width == 1 || good % 4 == 0 { width += 1 }
        width = min(width, most)
    }

    /// The server was too busy.
    mutating func narrow() {
        (width, good) = (1, 0)
    }
}

extension OzAPI {
    /// Sends one call; the failure is a value, so that it can wait its turn.
    func outcome(of endpoint: Endpoint<JSONText>) async -> Pipeline.Answer {
        do {
            return .success(try await send(endpoint))
        } catch {
            return .failure(error)
        }
    }
}
