import OzModel

/// One object as plain values: what is known of it without asking what is tested.
struct Plain {
    let id: String
    /// The mirror's own number of it, which settles ties.
    var number: Int64 = 0
    var created: Double?
    /// The order it belongs to, and that one's number.
    var order: String?
    var orderNumber: Int64 = 0
    /// What the caller calls its order; where it does not, the beginning of the order's id.
    var label: String?
    /// What the caller calls its order.
    var transaction: String?
    var verdict = ""
    var state = ""
    var types: [String] = []
    var company: String?
    var user: String?
    var person: String?
    var personKey: String?
    /// A file's, a company's or a collection's name, a user's e-mail.
    var name: String?
    /// A file's kind, a user's role.
    var kind = ""
    var score: Double?
    /// Files of an order, bytes of a file.
    var amount: Double?

    init(_ id: String) { self.id = id }
}

/// How rows of one value stand in ascending order.
enum Tie {
    /// As they arrived, or the other way round.
    case number, reversed
    case newest
    /// By the numbers of their orders, the last one first.
    case order

    func precedes(_ one: Plain, _ two: Plain) -> Bool {
        switch self {
        case .number: return one.number < two.number
        case .reversed: return one.number > two.number
        case .newest:
            let (left, right) = (one.created ?? -.infinity, two.created ?? -.infinity)
            return left == right ? one.number < two.number : left > right
        case .order:
            return one.orderNumber == two.orderNumber
                ? one.number > two.number : one.orderNumber > two.orderNumber
        }
    }
}

/// What rows are sorted by: nothing comes first, then numbers, then texts byte by byte.
enum Value {
    case number(Double?)
    case text(String?)
    /// Big and small letters of ASCII are the same.
    case folded(String?)

    /// Below 0 where this comes first, above 0 where the other does.
    func compared(to other: Value) -> Int {
        switch (self, other) {
        case (.number(let one), .number(let two)): Self.order(one, two) { $0 < $1 ? -1 : $0 > $1 ? 1 : 0 }
        case (.text(let one), .text(let two)): Self.order(one, two) { Self.bytes($0.utf8, $1.utf8) { $0 } }
        case (.folded(let one), .folded(let two)):
            Self.order(one, two) { Self.bytes($0.utf8, $1.utf8) { (65...90).contains($0) ? $0 + 32 : $0 } }
        case (.number, _), (.text, _), (.folded, _): preconditionFailure("one column has one kind of value")
        }
    }

    private static func order<Content>(_ one: Content?, _ two: Content?, _ by: (Content, Content) -> Int) -> Int {
        guard let one else { return two == nil ? 0 : -1 }
        guard let two else { return 1 }
        return by(one, two)
    }

    private static func bytes(_ one: String.UTF8View, _ two: String.UTF8View, _ fold: (UInt8) -> UInt8) -> Int {
        var (left, right) = (one.makeIterator(), two.makeIterator())
        while true {
            switch (left.next().map(fold), right.next().map(fold)) {
            case (nil, nil): return 0
            case (nil, _): return -1
            case (_, nil): return 1
            case (let a?, let b?): if a != b { return a < b ? -1 : 1 }
            }
        }
    }
}
