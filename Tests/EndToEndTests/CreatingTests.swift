import Foundation
import TestSupport
import Testing

/// What forms create, change and delete, by keys at a terminal and through to the server.
@Suite(.onLanes) struct CreatingTests {
    private static let settings =
        "[sync]\ninterval = \"200ms\"\nidle_interval = \"400ms\"\n[review]\nundo = \"0s\"\n"

    private func home() throws -> Home {
        let home = try Home()
        try home.configure(Self.settings)
        return home
    }

    private func console(_ home: Home, _ sandbox: RunningSandbox, as role: String) throws -> Desk {
        let run = try sandbox.logIn(home, as: role)
        guard run.code == 0 else { throw TestTimeout(description: run.errors) }
        let desk = try Desk("console", home: home, columns: 110, rows: 44)
        try desk.see("● live")
        return desk
    }

    /// A picture that the sandbox takes for one.
    private func picture(_ name: String, in home: Home) throws -> String {
        let path = "\(home.path)/\(name)"
        let bytes: [UInt8] = [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0, 0xFF, 0xD9,
        ]
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// Logs in as somebody else, in the same console.
    private func logIn(_ email: String, _ password: String, _ desk: Desk) throws {
        try desk.press(":", "login", "Enter")
        try desk.see("Log in to")
        try desk.press("BTab", "C-u", email, "Tab", password, "Enter")
        try desk.see("Logged in as \(email)")
        try desk.see("● live")
    }

    /// What stands behind a label on the screen.
    private func value(_ label: String, _ screen: String) throws -> String {
        let line = try #require(
            screen.split(separator: "\n").first { $0.trimmingPrefix(while: \.isWhitespace).hasPrefix("\(label) ") })
        return try #require(line.split(separator: " ").dropFirst().first.map(String.init))
    }

    @Test func anOrderIsMadeDecidedExportedAndDeleted() throws {
        let home = try home()
        let sandbox = try RunningSandbox(orders: 20, log: "\(home.path)/sandbox.log")
        let (face, card) = (try picture("operator-a.jpg", in: home), try picture("operator-b.jpg", in: home))
        let desk = try console(home, sandbox, as: "operator")
        try desk.press("2", "+")
        try desk.see("New order")
        try desk.tmux.paste("'\(face)' '\(card)'")
        try desk.see("2 files")
        try desk.see("[x] biometry")
        try desk.press("Tab", "Tab", "Tab", "Tab", "0.75..0.85", "C-s")
        let made = try desk.see("the order, and what it waits for") {
            $0.contains("Summary") && $0.contains("operator required") && !$0.contains("New order")
        }
        let id = try value("Id", made)

        try desk.press("a")
        try desk.see("becomes")
        try desk.press("Enter")
        try desk.see("the server's word") {
            $0.contains("✓ success") && !$0.contains("pending") && !$0.contains("waiting")
        }
        try desk.see("the decision arrives") { _ in try sandbox.log().decisions.count == 1 }

        try desk.press("e", "Enter")
        try desk.see("xported")
        let bundles = try FileManager.default.subpathsOfDirectory(atPath: home.path).filter {
            $0.hasSuffix("manifest.json")
        }
        #expect(bundles.count == 1)

        try logIn(sandbox.email("admin"), sandbox.password("admin"), desk)
        try desk.press("2", ":", "orders", "Enter")
        try desk.see("the newest order") { $0.contains("1 of 21") }
        try desk.press("g", "Enter")
        try desk.see(id)
        try desk.press("X")
        try desk.see("Delete order")
        try desk.press("no", "Enter")
        try desk.see("nothing was deleted")
        try desk.press("C-u", String(id.prefix(6)), "Enter")
        try desk.see("Done: delete order")
        try desk.see("one order less") { $0.contains("of 20") }
        let deleted = try sandbox.log().entries.filter { $0.method == "DELETE" }
        #expect(deleted.map(\.path) == ["/api/folders/\(id)"] && deleted.first?.status == 204, "\(deleted)")
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func aCompanyItsAdministratorAndAUserAreMadeAndLogIn() throws {
        let home = try home()
        let sandbox = try RunningSandbox(orders: 5, log: "\(home.path)/sandbox.log")
        let desk = try console(home, sandbox, as: "admin")
        try desk.press("7", "+")
        try desk.see("New company")
        try desk.press("Nord Bank", "Enter")
        try desk.see("Done: create company Nord Bank")
        try desk.press("+")
        try desk.see("New user")
        try desk.press("boss@nord.test", "Tab", "Bo", "Tab", "Tab", "Ss", "Tab", "client a")
        try desk.see("client admin")
        try desk.press("Tab")
        try desk.see("its company") { $0.contains(try Regex("Company +Nord Bank")) }
        try desk.press("Tab", "Tab", "Tab", "C-g")
        try desk.see("Make a password")
        try desk.press("Enter")
        try desk.see("strong")
        try desk.press("Enter")
        let shown = try desk.see("Credentials, shown once")
        let password = try value("Password", shown)
        try desk.press("w")
        try desk.see("Written for nobody else to read")
        try desk.press("Enter")
        try desk.see("closes it for good")
        try desk.press("Enter")
        try desk.see("no credentials") { !$0.contains(password) }
        let paths = try FileManager.default.subpathsOfDirectory(atPath: home.path)
        let file = try #require(paths.first { $0.hasSuffix("credentials-boss@nord.test.txt") })
        #expect(try String(contentsOfFile: "\(home.path)/\(file)", encoding: .utf8).contains(password))
        let rights = try FileManager.default.attributesOfItem(atPath: "\(home.path)/\(file)")[.posixPermissions]
        #expect(rights as? Int == 0o600)

        try logIn("boss@nord.test", password, desk)
        try desk.press("6", "+")
        try desk.see("New user")
        try desk.press(
            "ann@nord.test", "Tab", "Ann", "Tab", "Tab", "Vik", "Tab", "Tab", "Tab", "Tab", "Tab", "first-word", "Tab",
            "first-word", "C-s")
        try desk.see("Credentials, shown once")
        try desk.press("Enter", "Enter")
        try desk.see("no credentials") { !$0.contains("shown once") }
        try desk.see("ann@nord.test")
        try desk.press(":", "password", "Enter")
        try desk.see("Password of ann@nord.test")
        try desk.press("second-word", "Tab", "second-word", "Enter")
        try desk.see("Credentials, shown once")
        try desk.press("Enter", "Enter")
        try desk.see("no credentials") { !$0.contains("shown once") }
        try logIn("ann@nord.test", "second-word", desk)
        try desk.see("CLIENT")
        // Of herself she edits who she is, and nothing else.
        try desk.press(":", "profile", "Enter")
        try desk.see("Ann Vik")
        try desk.press("E")
        let form = try desk.see("Edit ann@nord.test")
        #expect(!form.contains("[x] quality"))
        try desk.press("C-u", "Anna", "C-s")
        try desk.see("Anna Vik")
        try desk.press("C-c")
        try desk.left(with: 0)
        #expect(try sandbox.log().entries.allSatisfy { $0.status != 403 })
    }

    @Test func aCollectionIsFilledAndFindsAFace() throws {
        let home = try home()
        let sandbox = try RunningSandbox(orders: 5, log: "\(home.path)/sandbox.log")
        let face = try picture("face.jpg", in: home)
        let desk = try console(home, sandbox, as: "admin")
        // Companies are known a moment later than the first rows.
        try desk.press("7")
        try desk.see("Example Bank")
        try desk.press("5", "+")
        try desk.see("New collection")
        try desk.press("vips", "Tab", "example", "C-s")
        try desk.see("Done: create collection vips")
        try desk.press("+")
        try desk.see("New person in vips")
        try desk.press("John", "Tab", "Tab", "Doe", "Tab")
        try desk.tmux.paste(face)
        try desk.see("1 file")
        try desk.press("C-s")
        try desk.see("John Doe of vips")
        try desk.press("2", "+")
        try desk.see("New order")
        try desk.tmux.paste(face)
        try desk.see("1 file")
        try desk.press("Tab", "Tab", "Tab", "vips")
        try desk.see("“vips”")
        try desk.press("C-s")
        let found = try desk.see("a hit") { $0.contains("✗ declined") && !$0.contains("New order") }
        #expect(found.contains("COLLECTION"))
        try desk.press("C-c")
        try desk.left(with: 0)
    }
}
