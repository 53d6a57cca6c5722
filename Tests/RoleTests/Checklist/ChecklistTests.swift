import ConsoleUI
import Foundation
import TestSupport
import Testing

/// Each point of the Web Console's checklist names what does it here and what shows it, and all that it names is there.
@Suite(.onLanes) struct ChecklistTests {
    /// The points that the documents are silent about.
    private static let silent: Set = [21, 22, 30, 34, 37, 43, 46, 48, 58, 60]

    @Test func everyPointIsThereOnce() {
        #expect(checklist.map(\.number) == Array(1...65))
        for item in checklist {
            let place = Comment(rawValue: "\(item.number) \(item.what)")
            #expect(!item.what.isEmpty && !item.keys.isEmpty && !item.commands.isEmpty && !item.tests.isEmpty, place)
            #expect(item.reading?.isEmpty != true && item.missing?.isEmpty != true, place)
            #expect(!Self.silent.contains(item.number) || item.reading != nil, place)
        }
    }

    @Test func everyCommandAndKeyIsThere() throws {
        let tree = try CommandTree.commands()
        let keys = Set(KeyTable.rows(try Keymap()).map(\.id))
        for item in checklist {
            for command in item.commands {
                #expect(tree.contains(command), "\(item.number) \(item.what): there is no “ozc \(command)”")
            }
            for key in item.keys {
                #expect(
                    keys.contains(key), "\(item.number) \(item.what): there is no command “\(key)” in the table of keys"
                )
            }
        }
    }

    @Test func everyTestIsThere() throws {
        let sources = try Self.sources()
        for item in checklist {
            for test in item.tests {
                #expect(Self.stands(test, in: sources), "\(item.number) \(item.what): there is no test \(test)")
            }
        }
        #expect(!Self.stands("RoleTests/ChecklistTests.thisOneIsNowhere", in: sources))
        #expect(!Self.stands("CommandTests/ChecklistTests.everyTestIsThere", in: sources))
    }

    /// The tests' own files, by the target they belong to.
    private static func sources() throws -> [(target: String, text: String)] {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let names = FileManager.default.enumerator(atPath: tests.path)?.compactMap { $0 as? String } ?? []
        return try names.filter { $0.hasSuffix(".swift") }.map { name in
            let target = name.split(separator: "/").first.map(String.init) ?? ""
            return (target, try String(contentsOf: tests.appendingPathComponent(name), encoding: .utf8))
        }
    }

    /// Whether a function marked as a test stands in the suite's own file.
    private static func stands(_ test: String, in sources: [(target: String, text: String)]) -> Bool {
        let parts = test.split(whereSeparator: { "/.".contains($0) }).map(String.init)
        guard parts.count == 3 else { return false }
        return sources.contains { target, text in
            guard target == parts[0], text.contains("struct \(parts[1]) {"), text.contains("func \(parts[2])(") else {
                return false
            }
            // The attribute may stand on lines of its own, with its arguments.
            let before = text.components(separatedBy: "func \(parts[2])(")[0]
            return before.components(separatedBy: "@Test").last?.contains("\n    }") == false
        }
    }
}
