import Foundation
import OzModel

/// Metadata on the command line: `key=text`, `key:=json`, and dots that go into objects.
enum Fields {
    /// - Throws: `Failure` for what is neither, or contradicts what came before it.
    static func read(_ words: [String], flag: String) throws -> [String: JSONValue] {
        var fields = JSONValue.object([:])
        for word in words {
            let (path, value) = try pair(word, flag)
            guard let merged = fields.setting(value, at: path[...]) else {
                throw Failure(.usage, "\(flag) \(word): \(path[0]) is a value already, not an object")
            }
            fields = merged
        }
        guard case .object(let members) = fields else { return [:] }
        return members
    }

    /// A JSON object from a file, or from standard input for `-`.
    static func file(_ path: String, flag: String) throws -> [String: JSONValue] {
        let data: Data
        if path == "-" {
            data = FileHandle.standardInput.readDataToEndOfFile()
        } else {
            guard let read = FileManager.default.contents(atPath: path) else {
                throw Failure(.usage, "\(flag): the file \(path) cannot be read")
            }
            data = read
        }
        do {
            guard case .object(let fields) = try JSONDecoder().decode(JSONValue.self, from: data) else {
                throw Failure(.usage, "\(flag): metadata is a JSON object, like {\"key\": \"value\"}")
            }
            return fields
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(.usage, "\(flag): this is not valid JSON")
        }
    }

    private static func pair(_ word: String, _ flag: String) throws -> ([String], JSONValue) {
        guard let equals = word.firstIndex(of: "=") else {
            throw Failure(.usage, "\(flag) \(word): write key=value, or key:=json")
        }
        let isJSON = word[..<equals].hasSuffix(":")
        let path = word[..<equals].dropLast(isJSON ? 1 : 0).split(
            separator: ".", omittingEmptySubsequences: false
        ).map(String.init)
        guard path.allSatisfy({ !$0.isEmpty }) else { throw Failure(.usage, "\(flag) \(word): the key is empty") }
        let text = String(word[word.index(after: equals)...])
        guard isJSON else { return (path, .string(text)) }
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) else {
            throw Failure(.usage, "\(flag) \(word): “\(text)” is not JSON; for a text write key=value")
        }
        return (path, value)
    }
}

extension JSONValue {
    /// This object with a value at a path; nil where something else than an object stands in the way.
    fileprivate func setting(_ value: JSONValue, at path: ArraySlice<String>) -> JSONValue? {
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
