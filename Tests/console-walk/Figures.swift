/// How long keys took, by kind.
struct Figures {
    private var taken: [String: [Double]] = [:]

    mutating func add(_ kind: String, _ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        taken[kind, default: []].append(Double(seconds) * 1000 + Double(attoseconds) / 1e15)
    }

    var table: String {
        let all = ["all keys": taken.filter { !$0.key.hasPrefix("(") }.values.flatMap { $0 }]
        let kinds = taken.sorted { $0.key < $1.key } + all.sorted { $0.key < $1.key }
        let lines = kinds.map { kind, values in
            let values = values.sorted()
            let at = { (part: Double) in values[min(values.count - 1, Int(Double(values.count) * part))] }
            let figures = [at(0.5), at(0.95), at(0.99), values[values.count - 1]].map { padded(rounded($0), 10) }
            return kind + String(repeating: " ", count: max(1, 26 - kind.count)) + padded("\(values.count)", 7)
                + figures.joined()
        }
        let head = "key to frame, ms" + String(repeating: " ", count: 10) + padded("keys", 7)
        return ([head + ["p50", "p95", "p99", "worst"].map { padded($0, 10) }.joined()] + lines).joined(separator: "\n")
    }

    private func rounded(_ number: Double) -> String { "\((number * 100).rounded() / 100)" }
    private func padded(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(1, width - text.count)) + text
    }
}
