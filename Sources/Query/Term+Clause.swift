extension Term {
    /// The term with its times worked out.
    func clause(_ clock: Clock) -> Clause {
        Clause(subject, values.map { test($0, clock) }, isNegated: isNegated)
    }

    private func test(_ value: Value, _ clock: Clock) -> Test {
        switch value {
        case .text(let text): textTest(text, isBeginning: false)
        case .beginning(let text): textTest(text, isBeginning: true)
        case .anything: .present
        case .word(let word): .word(word)
        case .flag(let flag): .flag(flag)
        case .number(let number): .within(bounds(number))
        case .numbers(let from, let to): .within(Bounds(from: from, to: to))
        case .time(let point): .within(bounds(point, clock))
        case .times(let from, let to): .within(stretch(from, to, clock))
        }
    }

    private func textTest(_ text: String, isBeginning: Bool) -> Test {
        let isWhole = comparator == .equals
        switch subject {
        case .anywhere: return .text(text, .part, isFolded: true)
        case .meta: return .text(text, isBeginning ? .beginning : .whole, isFolded: false)
        case .key(let name):
            switch queryKeys.first(where: { $0.name == name })?.kind {
            case .id: return .text(text, isBeginning || !isWhole ? .beginning : .whole, isFolded: false)
            case .exact: return .text(text, isBeginning ? .beginning : .whole, isFolded: false)
            default: return .text(text, isBeginning ? .beginning : isWhole ? .whole : .part, isFolded: true)
            }
        }
    }

    private func bounds(_ number: Double) -> Bounds {
        switch comparator {
        case .matches, .equals: Bounds(from: number, to: number)
        case .less: Bounds(to: number, isBefore: true)
        case .atMost: Bounds(to: number)
        case .more: Bounds(from: number, isAfter: true)
        case .atLeast: Bounds(from: number)
        }
    }

    private func bounds(_ point: TimePoint, _ clock: Clock) -> Bounds {
        let (start, end) = point.stretch(clock)
        // A moment has no length: it is inside what it begins or ends.
        let isMoment = start == end
        switch comparator {
        case .matches, .equals:
            return isMoment ? Bounds(from: start, to: end) : Bounds(from: start, to: end, isBefore: true)
        case .less: return Bounds(to: start, isBefore: true)
        case .atMost: return isMoment ? Bounds(to: end) : Bounds(to: end, isBefore: true)
        case .more: return Bounds(from: end)
        case .atLeast: return Bounds(from: start)
        }
    }

    private func stretch(_ from: TimePoint?, _ to: TimePoint?, _ clock: Clock) -> Bounds {
        let last = to?.stretch(clock)
        return Bounds(
            from: from?.stretch(clock).start, to: last?.end, isBefore: last.map { $0.start < $0.end } ?? false)
    }
}
