import Foundation
import OzModel

/// Metadata as people write it: a JSON object, or lines of `key=text` and `key:=json` whose dots go into objects.
public enum MetaDataText {
    /// What is wrong with a text, and in which line from 0 if in one.
    public struct Mistake: Error, Equatable, Sendable {
        /// For people, without a full stop.
        public let sentence: String
        public let line: Int?
    }

    /// Reads either: what begins with a brace is JSON.
    public static func read(_ text: String) throws(Mistake) -> [String: OzModel.JSONValue] {
        let isJSON = text.first { !$0.isWhitespace } == "{"
        guard !isJSON else { return try json(text) }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        return try fields(lines)
    }

    /// Lines of `key=text` and `key:=json`; empty ones mean nothing.
    public static func fields(_ lines: [String]) throws(Mistake) -> [String: OzModel.JSONValue] {
        var fields = OzModel.JSONValue.object([:])
        for (index, line) in lines.enumerated() where line.contains(where: { !$0.isWhitespace }) {
            let (path, value) = try pair(line, index)
            guard let merged = fields.setting(value, at: path[...]) else {
                throw Mistake(sentence: "\(path[0]) is a value already, not an object", line: index)
            }
            fields = merged
        }
        guard case .object(let members) = fields else { return [:] }
        return members
    }

    /// Fields with one more, at a path with dots.
    static func adding(
        _ text: String, at key: String, to fields: [String: OzModel.JSONValue]
    ) throws(Mistake) -> [String: OzModel.JSONValue] {
        let path = key.split(separator: ".").map(String.init)
        guard case .object(let merged)? = OzModel.JSONValue.object(fields).setting(.string(text), at: path[...]) else {
            throw Mistake(sentence: "\(key) is a value already in the metadata, not an object", line: nil)
        }
        return merged
    }

    /// A JSON object.
    public static func json(_ text: String) throws(Mistake) -> [String: OzModel.JSONValue] {
        let value: OzModel.JSONValue
        do {
            value = try JSONDecoder().decode(OzModel.JSONValue.self, from: Data(text.utf8))
        } catch {
            let place = place(of: error, in: text)
            throw Mistake(
                sentence: "this is not valid JSON" + (place.map { ": look at line \($0 + 1)" } ?? ""), line: place)
        }
        guard case .object(let fields) = value else {
            throw Mistake(sentence: "metadata is a JSON object, like {\"key\": \"value\"}", line: nil)
        }
        return fields
    }

    /// The same fields as indented JSON, keys in order.
    public static func json(_ fields: [String: OzModel.JSONValue]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Values that were read, or typed, have a JSON form; nothing is left that could fail.
        guard let data = try? encoder.encode(OzModel.JSONValue.object(fields)) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
    }

    /// The same fields as lines; what a line cannot say plainly is JSON in it.
    public static func lines(_ fields: [String: OzModel.JSONValue]) -> String {
        flat(fields, "").joined(separator: "\n")
    }

    private static func flat(_ fields: [String: OzModel.JSONValue], _ path: String) -> [String] {
        fields.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
            let name = path + key
            switch value {
            case .object(let members) where !members.isEmpty && members.keys.allSatisfy(isPlain):
                return flat(members, "\(name).")
            case .string(let text) where !text.contains(where: \.isNewline): return ["\(name)=\(text)"]
            default: return ["\(name):=\(compact(value))"]
            }
        }
    }

    /// Whether a key can stand in a path.
    static func isPlain(_ key: String) -> Bool {
        !key.isEmpty && !key.hasSuffix(":") && !key.contains { $0 == "." || $0 == "=" || $0.isNewline }
    }

    private static func compact(_ value: OzModel.JSONValue) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return "null" }
        return String(decoding: data, as: UTF8.self)
    }

    private static func pair(_ line: String, _ index: Int) throws(Mistake) -> ([String], OzModel.JSONValue) {
        guard let equals = line.firstIndex(of: "=") else {
            throw Mistake(sentence: "write key=value, or key:=json", line: index)
        }
        let isJSON = line[..<equals].hasSuffix(":")
        let path = line[..<equals].dropLast(isJSON ? 1 : 0).split(separator: ".", omittingEmptySubsequences: false)
            .map { String($0).trimmed }
        guard path.allSatisfy({ !$0.isEmpty }) else { throw Mistake(sentence: "the key is empty", line: index) }
        let rest = String(line[line.index(after: equals)...])
        // Whoever writes blanks around the sign does not mean them.
        let text = line[..<equals].hasSuffix(" ") ? rest.trimmed : rest
        guard isJSON else { return (path, .string(text)) }
        guard let value = try? JSONDecoder().decode(OzModel.JSONValue.self, from: Data(text.utf8)) else {
            throw Mistake(sentence: "“\(text)” is not JSON; for a text write key=value", line: index)
        }
        return (path, value)
    }

    /// The line of a mistake, where the reader of JSON tells it: nil otherwise.
    private static func place(of error: any Error, in text: String) -> Int? {
        guard case .dataCorrupted(let context)? = error as? DecodingError,
            let offset = (context.underlyingError as? NSError)?.userInfo["NSJSONSerializationErrorIndex"] as? Int
        else { return nil }
        return text.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") }
    }
}

extension OzModel.JSONValue {
    /// This object with a value at a path; nil where something else than an object stands in the way.
    fileprivate func setting(_ value: OzModel.JSONValue, at path: ArraySlice<String>) -> OzModel.JSONValue? {
        guard case .object(var fields) = self, let name = path.first else { return nil }
        let rest = path.dropFirst()
        guard !rest.isEmpty else {
            fields[name] = value
            return .object(fields)
        }
        guard let inner = (fields[name] ?? .object([:])).setting(value, at: rest) else { return nil }
        fields[name] = inner
        return .object(fields)
    }
}
