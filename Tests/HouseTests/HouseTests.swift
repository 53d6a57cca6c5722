import Canvas
import ConsoleUI
import Foundation
import Query
import Testing

/// The rules of the house, so that nobody has to remember them.
@Suite struct HouseTests {
    private let sources = Tree.swiftFiles("Sources") + Tree.swiftFiles("Themes")

    @Test func noFileIsLong() {
        #expect(sources.count > 100)
        for file in sources + Tree.swiftFiles("Tests") {
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 401, "\(file.path) has \(lines) lines")
        }
    }

    @Test func nothingIsForcedAndNothingIsLeftForLater() {
        let banned = ["try!", "as!", "fatalError(", "TO" + "DO", "FIX" + "ME"]
        for file in sources {
            for word in banned where file.text.contains(word) { Issue.record("\(file.path) holds \(word)") }
        }
    }

    @Test func everyEscapeHatchIsExplained() {
        let hatches = ["@unchecked Sendable", "nonisolated(unsafe)"]
        for file in sources {
            let lines = file.text.components(separatedBy: "\n")
            for (index, line) in lines.enumerated() where hatches.contains(where: line.contains) {
                let near = lines[max(0, index - 4)...index].contains { $0.contains("//") }
                #expect(near, "\(file.path):\(index + 1) does not say why it is safe")
            }
        }
    }

    @Test(arguments: [
        ("CNcurses", ["Sources/Curses/"]), ("CCurl", ["Sources/Curl/"]),
        ("GRDB", ["Sources/Store/", "Sources/SandboxServer/Storage/"]),
        ("Hummingbird", ["Sources/SandboxServer/", "Sources/oz-sandbox/"]),
        ("TOMLKit", ["Sources/ConsoleUI/"]), ("CTerminal", ["Sources/Curses/"]),
        ("Curses", ["Sources/ozc/"]), ("Curl", ["Sources/ozc/"]),
        ("CChafa", ["Sources/ozc-pictures/"]), ("CTurboJPEG", ["Sources/ozc-pictures/"]),
        ("CPNG", ["Sources/ozc-pictures/"]), ("CCrypt", ["Sources/SandboxServer/Access/"]),
        ("CArchive", ["Sources/SandboxServer/HTTP/"]), ("CZlib", ["Sources/Store/Packing/"]),
        ("CMalloc", ["Sources/Store/Mirror.swift"]), ("CSQLite", ["Sources/Store/Connection.swift"]),
        ("CConfine", ["Sources/ozc-pictures/"]),
        ("Remote", ["Sources/Sync/", "Sources/Session/", "Sources/ozc/"]),
        (
            "Query",
            [
                "Sources/Store/", "Sources/Remote/", "Sources/Sync/", "Sources/ConsoleUI/", "Sources/Session/",
                "Sources/ozc/",
            ]
        ),
    ])
    func wallsStand(_ module: String, _ rooms: [String]) {
        for file in sources where !rooms.contains(where: file.path.hasPrefix) {
            let imports = file.text.components(separatedBy: "\n").filter { $0.contains("import ") }
            #expect(!imports.contains { $0.hasSuffix("import \(module)") }, "\(file.path) imports \(module)")
        }
    }

    @Test func theSandboxKnowsNoTypeOfOurs() {
        for file in sources where file.path.hasPrefix("Sources/SandboxServer/") {
            for module in ["OzModel", "Remote", "HTTP", "Store", "Sync"] {
                #expect(!file.text.contains("import \(module)\n"), "\(file.path) imports \(module)")
            }
        }
    }

    @Test func theQueryLanguageKnowsOnlyTheNouns() {
        for file in sources where file.path.hasPrefix("Sources/Query/") {
            let imports = file.text.components(separatedBy: "\n").filter { $0.hasPrefix("import ") }
            #expect(
                imports.allSatisfy { ["import OzModel", "import Glibc"].contains($0) }, "\(file.path) imports more")
        }
    }

    @Test func noCommandMeansTwoThings() throws {
        _ = try Keymap()
        var ids: Set<String> = []
        var names: [String: String] = [:]
        for command in commands {
            #expect(ids.insert(command.id).inserted, "\(command.id) stands twice")
            #expect(!command.help.isEmpty, "\(command.id) has no help")
            for name in command.names {
                #expect(names[name] == nil, ":\(name) means \(names[name] ?? "") and \(command.id)")
                names[name] = command.id
            }
        }
    }

    @Test func readmeHasTheKeysAsTheyAre() throws {
        let readme = try Tree.text("README.md")
        let table = KeyTable.markdown(try Keymap())
        #expect(readme.contains(table), "README's key table is not what `ozc keys --format markdown` prints")
    }

    @Test func readmeHasTheKeysOfQueries() throws {
        let readme = try Tree.text("README.md")
        #expect(readme.contains(QueryTable.markdown), "README's query table is not this:\n\(QueryTable.markdown)")
    }

    @Test func topLevelHoldsWhatItMay() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Tree.root.path)
        let allowed: Set = ["Package.swift", "Sources", "Tests", "Themes", "README.md", "Package.resolved"]
        for name in names where !name.hasPrefix(".") {
            #expect(allowed.contains(name), "\(name) does not belong there")
        }
    }
}
