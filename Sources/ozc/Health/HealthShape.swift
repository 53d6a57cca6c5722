import ConsoleUI
import OzModel

/// How the checklist is written.
enum HealthShape {
    static let shape = RecordShape<HealthCheck>(
        fields: [
            .init("check") { .text($0.name.rawValue) }, .init("state") { .text($0.state.rawValue) },
            .init("title") { .text($0.name.title) }, .init("measured") { .text($0.measured) },
            .init("value") { $0.value.map(Records.Value.decimal) ?? .maybe(nil) },
            .init("threshold") { .text($0.threshold) }, .init("sentence") { .text($0.sentence) },
        ],
        columns: [
            .init("STATE", 9) { $0.state.words }, .init("CHECK", 20) { $0.name.title },
            .init("MEASURED", 26) { $0.measured }, .init("FINE", 18, rank: 1) { $0.threshold },
        ],
        below: { [$0.sentence] })
}

extension Records.Value {
    /// A number that need not be whole.
    fileprivate static func decimal(_ number: Double) -> Records.Value {
        let text = number.isFinite ? Decimals.text(number, digits: 6) : "null"
        return Records.Value(json: text, words: text)
    }
}
