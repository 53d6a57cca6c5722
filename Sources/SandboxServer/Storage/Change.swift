import Foundation

/// A row that was changed or made, on its way to the disk.
struct Change: Sendable {
    /// Which table it belongs to, by the name it has on disk.
    let table: String
    let number: Int
    /// The row's bytes; made off the world's actor, since it takes longer than the change.
    let encode: @Sendable () throws -> Data

    init<Row: Encodable & Sendable>(_ table: String, _ number: Int, _ row: Row) {
        self.table = table
        self.number = number
        encode = { try JSONEncoder().encode(row) }
    }
}
