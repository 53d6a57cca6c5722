import OzModel

/// Which orders leave the console as an evidence bundle, and what of them.
public struct ExportWish: Equatable, Sendable {
    /// Their ids, each once.
    public var orders: [String]
    /// What tells who somebody is stays here: names, keys, document fields, pictures.
    public var isMasked: Bool
    /// Scores and thresholds go along; without, nobody learns from the bundle how close an attack came.
    public var withScores: Bool

    public init(orders: [String], isMasked: Bool = false, withScores: Bool = false) {
        self.orders = orders
        self.isMasked = isMasked
        self.withScores = withScores
    }

    /// What is taken out of the server's own JSON.
    public var redaction: Redaction { Redaction(hidesPersonal: isMasked, omitsScores: !withScores) }

    /// `3 orders, masked, without scores`.
    public var words: String {
        let count = orders.count == 1 ? "1 order" : "\(Amounts.count(orders.count)) orders"
        let scores = withScores ? "with scores" : "without scores"
        return ([count] + (isMasked ? ["masked"] : []) + [scores]).joined(separator: ", ")
    }
}
