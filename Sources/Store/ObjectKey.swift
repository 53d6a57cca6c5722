import Foundation
import GRDB

/// How the mirror keeps ids: one that is a UUID in the API's spelling as its 16 bytes, any other as its text.
enum ObjectKey {
    static func key(_ id: String) -> DatabaseValue {
        bytes(id).map { Data($0).databaseValue } ?? id.databaseValue
    }

    static func id(_ key: DatabaseValue) -> String? {
        switch key.storage {
        case .blob(let data): text(data)
        case .string(let text): text
        case .int64, .double, .null: nil
        }
    }

    /// `ozc_key(id)` and `ozc_id(key)`.
    static let functions = [
        DatabaseFunction("ozc_key", argumentCount: 1, pure: true) { values in
            String.fromDatabaseValue(values[0]).map(key)
        },
        DatabaseFunction("ozc_id", argumentCount: 1, pure: true) { values in id(values[0]) },
    ]

    /// The keys of the ids that begin with a text lie in these ranges, each with its end.
    static func ranges(startingWith text: String) -> [(from: DatabaseValue, until: DatabaseValue)] {
        // U+10FFFF follows whatever an id may go on with.
        var ranges = [(text.databaseValue, (text + "\u{10FFFF}").databaseValue)]
        let digits = text.utf8.filter { $0 != dash }
        let isCanonical = zip(text.utf8, pattern).allSatisfy { ($0 == dash) == ($1 == dash) } && text.utf8.count <= 36
        guard isCanonical, digits.allSatisfy({ value($0) != nil }), !digits.isEmpty else { return ranges }
        func filled(_ digit: UInt8) -> Data {
            let all = digits + Array(repeating: digit, count: 32 - digits.count)
            return Data(stride(from: 0, to: 32, by: 2).map { (value(all[$0]) ?? 0) << 4 | (value(all[$0 + 1]) ?? 0) })
        }
        // A further byte follows all 16 of the last key.
        ranges.append(
            (filled(UInt8(ascii: "0")).databaseValue, (filled(UInt8(ascii: "f")) + [0]).databaseValue))
        return ranges
    }

    private static let dash = UInt8(ascii: "-")
    private static let pattern = Array("00000000-0000-0000-0000-000000000000".utf8)
    private static let digits = Array("0123456789abcdef".utf8)

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    private static func bytes(_ id: String) -> [UInt8]? {
        guard id.utf8.count == 36 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16)
        var high: UInt8?
        for (digit, form) in zip(id.utf8, pattern) {
            guard form != dash else {
                if digit != dash { return nil }
                continue
            }
            guard let value = value(digit) else { return nil }
            if let upper = high {
                bytes.append(upper << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    private static func text(_ data: Data) -> String? {
        guard data.count == 16 else { return nil }
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (place, byte) in data.enumerated() {
            if [4, 6, 8, 10].contains(place) { text.append(dash) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
