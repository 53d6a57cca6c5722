import ConsoleUI
import Foundation
import OzModel

/// Metadata on the command line: `key=text`, `key:=json`, and dots that go into objects.
enum Fields {
    /// - Throws: `Failure` for what is neither, or contradicts what came before it.
    static func read(_ words: [String], flag: String) throws -> [String: JSONValue] {
        do {
            return try MetaDataText.fields(words)
        } catch {
            throw Failure(.usage, "\(flag) \(error.line.map { words[$0] } ?? ""): \(error.sentence)")
        }
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
            return try MetaDataText.json(String(decoding: data, as: UTF8.self))
        } catch {
            throw Failure(.usage, "\(flag): \(error.sentence)")
        }
    }
}
