import GRDB

/// A value that rows are sorted by.
public enum SortValue: Hashable, Sendable {
    case null
    case int(Int64)
    case double(Double)
    case text(String)
}

extension SortValue {
    init(_ value: DatabaseValue) {
        switch value.storage {
        case .null: self = .null
        case .blob: self = ObjectKey.id(value).map(SortValue.text) ?? .null
        case .int64(let number): self = .int(number)
        case .double(let number): self = .double(number)
        case .string(let text): self = .text(text)
        }
    }

    /// As the mirror keeps ids.
    var objectKey: DatabaseValue {
        if case .text(let id) = self { ObjectKey.key(id) } else { databaseValue }
    }

    var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .int(let number): number.databaseValue
        case .double(let number): number.databaseValue
        case .text(let text): text.databaseValue
        }
    }
}
