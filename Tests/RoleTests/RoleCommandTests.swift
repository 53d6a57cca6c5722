import Foundation
import OzModel
import TestSupport
import Testing

/// Each role calls every command that reads: it is answered or told why not, and the server has to forbid nothing.
@Suite(.onLanes) struct RoleCommandTests {
    @Test func everyCommandIsCalledOrNamedWithAReason() throws {
        let tree = try CommandTree.commands()
        #expect(tree.count > 40)
        for command in tree {
            let last = command.split(separator: " ").last.map(String.init) ?? ""
            let isKnown =
                Readings.lines[command] != nil || Readings.notCalled[command] != nil
                || Readings.changing.contains(last)
            #expect(isKnown, "how is “ozc \(command)” called? Say so in Readings")
        }
        for command in Array(Readings.lines.keys) + Array(Readings.notCalled.keys) {
            #expect(tree.contains(command), "there is no “ozc \(command)”")
        }
    }

    @Test(arguments: Visitor.roles) func everythingIsRead(_ role: String) throws {
        let home = try Home()
        let sandbox = try RunningSandbox(orders: 30, seed: 7, log: "\(home.path)/sandbox.log")
        try home.configure(
            """
            [sync]
            depth = "all"
            [profiles.default]
            server = "\(sandbox.url)"
            email = "\(sandbox.email(role))"
            bio = "\(sandbox.url)"
            """)
        #expect(try sandbox.logIn(home, as: role).code == 0)
        let ids = try ids(home, sandbox, role)
        for (command, lines) in Readings.lines.sorted(by: { $0.key < $1.key }) {
            for line in lines { try call(command, line, ids, home, role) }
        }
        // Asked again, since a session that was cut off would be begun anew in silence.
        #expect(try Program.run("ozc", ["orders", "list", "--limit", "1"], home: home).code == 0)
        sandbox.end()
        let asked = try sandbox.log().entries.filter { $0.user == nil || $0.user == sandbox.email(role) }
        #expect(asked.count > 30, "\(role)")
        for entry in asked where entry.isObjection { Issue.record("\(role): \(entry.line)") }
    }

    /// Ids of what this role sees, by the words of `Readings`.
    private func ids(_ home: Home, _ sandbox: RunningSandbox, _ role: String) throws -> [String: String] {
        var ids = ["HOME": home.path]
        for (word, source) in Readings.ids where word != "PERSON" {
            let words = [source.noun, "list", "--limit", "1", "--columns", source.field]
            ids[word] = try first(words, home)
        }
        let collection = try #require(ids["COLLECTION"])
        let persons = ["persons", "list", "--collection", collection, "--format", "jsonl"]
        let person = try Program.run("ozc", persons, home: home).output.firstMatch(of: /"person_id": ?"([^"]+)"/)
        ids["PERSON"] = String(try #require(person).1)
        ids["REPORT"] = try Client(sandbox, as: role).report(of: try #require(ids["ORDER"]), name: "For court")
        return ids
    }

    /// The first row of a list, without its heading.
    private func first(_ words: [String], _ home: Home) throws -> String {
        let run = try Program.run("ozc", words, home: home)
        let lines = run.output.split(separator: "\n").map(String.init)
        return try #require(lines.dropFirst().first, "\(words): \(run.errors)")
    }

    private func call(
        _ command: String, _ line: String, _ ids: [String: String], _ home: Home, _ role: String
    ) throws {
        let words = "\(command) \(line)".split(separator: " ").map { word in
            ids.reduce(String(word)) { $0 == $1.key ? $1.value : $0.replacing("\($1.key)/", with: "\($1.value)/") }
        }
        let run = try Program.run("ozc", words, home: home)
        guard command == "stats", Permission.reach(of: UserRole(word: role), .read, .statistics) == nil else {
            let codes = Readings.codes[command] ?? [0]
            #expect(codes.contains(run.code), "\(role): ozc \(command) \(line): \(run.code) \(run.errors)")
            let isQuiet = run.output.isEmpty && run.errors.isEmpty
            #expect(!isQuiet || line.contains("-o "), "\(role): ozc \(command) \(line) says nothing")
            return
        }
        #expect(run.code == 4, "\(role): ozc \(command) \(line): \(run.code)")
        #expect(run.errors.contains("may not read statistics"), "\(role): \(run.errors)")
    }
}
