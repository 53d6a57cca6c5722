import CZlib
import Foundation
import GRDB

/// Keeps JSON small: each text is written as what differs from a dictionary and from the ids that stand beside it.
///
/// A packed text is its length, a check byte, and raw deflate; the length 0 stands before a text that packing only
/// makes longer.
enum Packing {
    /// A dictionary longer than this would not fit the window beside the text.
    static let longestDictionary = 6_000

    static func pack(_ text: Data, context: Data, dictionary: Data) -> Data {
        let known = dictionary + context
        var packed = Data(count: czlib_bound(text.count))
        let length = text.withUnsafeBytes { text in
            known.withUnsafeBytes { known in
                packed.withUnsafeMutableBytes { packed in
                    czlib_pack(
                        text.bytes, text.count, known.bytes, known.count, packed.bytes, packed.count)
                }
            }
        }
        guard length > 0, length < text.count else { return Data([0]) + text }
        return header(of: text) + packed.prefix(length)
    }

    /// nil when it is not what was packed, or was packed with another context or dictionary.
    static func unpack(_ packed: Data, context: Data, dictionary: Data) -> Data? {
        var rest = packed[...]
        guard let length = number(&rest) else { return nil }
        guard length > 0 else { return Data(rest) }
        // A thousandfold is the most that deflate can do.
        guard let check = rest.popFirst(), length / 1100 <= rest.count else { return nil }
        let known = dictionary + context
        var text = Data(count: length)
        let isWhole = rest.withUnsafeBytes { rest in
            known.withUnsafeBytes { known in
                text.withUnsafeMutableBytes { text in
                    czlib_unpack(rest.bytes, rest.count, known.bytes, known.count, text.bytes, text.count)
                }
            }
        }
        guard isWhole != 0, text.withUnsafeBytes({ czlib_check($0.bytes, $0.count) }) == check else { return nil }
        return text
    }

    /// `ozc_pack(text, context, dictionary)` and `ozc_unpack(packed, context, dictionary)`.
    static let functions = [
        DatabaseFunction("ozc_pack", argumentCount: 3, pure: true) { values in
            guard let text = values[0].bytes else { return nil }
            return pack(text, context: values[1].bytes ?? Data(), dictionary: values[2].bytes ?? Data())
        },
        DatabaseFunction("ozc_unpack", argumentCount: 3, pure: true) { values in
            guard let packed = values[0].bytes else { return nil }
            guard let text = unpack(packed, context: values[1].bytes ?? Data(), dictionary: values[2].bytes ?? Data())
            else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a packed text cannot be read") }
            return String(decoding: text, as: UTF8.self)
        },
    ]

    private static func header(of text: Data) -> Data {
        var header = Data()
        var rest = text.count
        while rest >= 0x80 {
            header.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        header.append(UInt8(rest))
        header.append(text.withUnsafeBytes { czlib_check($0.bytes, $0.count) })
        return header
    }

    private static func number(_ bytes: inout Data.SubSequence) -> Int? {
        var number = 0
        for shift in stride(from: 0, to: 35, by: 7) {
            guard let byte = bytes.popFirst() else { return nil }
            number |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        return nil
    }
}

extension UnsafeRawBufferPointer {
    fileprivate var bytes: UnsafePointer<UInt8>? { bindMemory(to: UInt8.self).baseAddress }
}

extension UnsafeMutableRawBufferPointer {
    fileprivate var bytes: UnsafeMutablePointer<UInt8>? { bindMemory(to: UInt8.self).baseAddress }
}

extension DatabaseValue {
    fileprivate var bytes: Data? {
        switch storage {
        case .string(let text): Data(text.utf8)
        case .blob(let data): data
        case .null, .int64, .double: nil
        }
    }
}
