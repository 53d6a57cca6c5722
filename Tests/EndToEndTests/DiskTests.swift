import Foundation
import TestSupport
import Testing

/// Disks that refuse: a clear sentence, no crash, and the ledger is never lost.
@Suite(.onLanes) struct DiskTests {
    private let api: FaultyAPI
    private let home: Home

    init() throws {
        api = try FaultyAPI()
        home = try api.home()
        let run = try Program.run("ozc", ["--headless"], home: home)
        #expect(run.output.contains("third"))
    }

    private func headless(_ arguments: String...) throws -> Program {
        try Program.run("ozc", arguments + ["--headless"], home: home)
    }

    private func ledgerIsWhole() throws -> Bool {
        try Program.run("/usr/bin/sqlite3", [home.ledger(), "PRAGMA integrity_check"], home: home).output == "ok\n"
    }

    @Test(arguments: ["garbage all over, surely no database", ""])
    func aDamagedMirrorIsSetAsideAndFetchedAnew(_ content: String) throws {
        let ledger = try #require(inode(home.ledger()))
        for suffix in ["-wal", "-shm"] { unlink(home.mirror() + suffix) }
        try String(repeating: content, count: 300).write(toFile: home.mirror(), atomically: false, encoding: .utf8)
        let run = try headless()
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.output.contains("third"))
        if !content.isEmpty { #expect(run.output.contains("set aside"), "\(run.output)") }
        #expect(inode(home.ledger()) == ledger)
        #expect(try ledgerIsWhole())
    }

    @Test func aMirrorDamagedInTheMiddleCrashesNothing() throws {
        _ = try Program.run("/usr/bin/sqlite3", [home.mirror(), "PRAGMA wal_checkpoint(TRUNCATE)"], home: home)
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: home.mirror()))
        let size = try file.seekToEnd()
        for place in stride(from: UInt64(4096), to: size, by: 4096 * 3) {
            try file.seek(toOffset: place)
            try file.write(contentsOf: Data(repeating: 0xA5, count: 2000))
        }
        try file.close()
        let desk = try Desk("console", home: home)
        try desk.see("damaged") { $0.contains("damaged") || $0.contains("malformed") || $0.contains("third") }
        try desk.isUsable()
        try desk.press("C-c")
        try desk.left(with: 0)
        let again = try headless()
        #expect(again.code == 0, "\(again.errors)")
        #expect(again.output.contains("third"), "\(again.output)")
    }

    @Test func aMirrorOfANewerProgramIsSetAside() throws {
        let sql = "INSERT INTO grdb_migrations(identifier) VALUES('999 from the future')"
        #expect(try Program.run("/usr/bin/sqlite3", [home.mirror(), sql], home: home).code == 0)
        let run = try headless()
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.output.contains("newer ozc") && run.output.contains("third"), "\(run.output)")
        #expect(try ledgerIsWhole())
    }

    @Test func aDamagedLedgerIsNeverDeleted() throws {
        for suffix in ["-wal", "-shm"] { unlink(home.ledger() + suffix) }
        let content = String(repeating: "precious? ", count: 500)
        try content.write(toFile: home.ledger(), atomically: false, encoding: .utf8)
        let run = try headless()
        #expect(run.code == 1)
        #expect(run.errors.contains("ledger.sqlite"), "\(run.errors)")
        #expect(try String(contentsOfFile: home.ledger(), encoding: .utf8) == content)
    }

    @Test func aLogThatCannotBeWrittenKeepsNobodyOut() throws {
        unlink(home.log)
        try FileManager.default.createDirectory(atPath: home.log, withIntermediateDirectories: false)
        let desk = try Desk("", home: home)
        try desk.see("third")
        try desk.isUsable()
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func aDirectoryWhereAFileShouldBe() throws {
        for suffix in ["", "-wal", "-shm"] { unlink(home.mirror() + suffix) }
        try FileManager.default.createDirectory(atPath: home.mirror(), withIntermediateDirectories: false)
        let run = try headless()
        #expect(run.code == 1)
        #expect(run.errors.hasPrefix("ozc: ") && run.errors.contains("mirror.sqlite"), "\(run.errors)")
    }

    /// As root nothing is unwritable by its permissions: a file in the way of the directory serves as well.
    @Test func aDataDirectoryThatCannotBeMade() throws {
        let data = "\(home.path)/.local/share"
        try FileManager.default.removeItem(atPath: data)
        try "in the way".write(toFile: data, atomically: true, encoding: .utf8)
        let run = try headless()
        #expect(run.code == 1)
        #expect(run.errors.hasPrefix("ozc: ") && run.errors.contains(data), "\(run.errors)")
        let pty = try Pty([Built.path("ozc")], environment: home.environment)
        try pty.wait(for: "ozc: ")
        #expect(exitCode(try pty.end()) == 1)
        #expect(!pty.contains(Array("[?1049h".utf8), since: 0), "the screen was taken before it was sure")
    }

    @Test(.enabled(if: geteuid() == 0)) func aDiskThatMayOnlyBeRead() throws {
        let run = try Program.run(
            "/usr/bin/unshare",
            [
                "-m", "/bin/sh", "-c",
                "mount --bind \"$HOME/.local/share\" \"$HOME/.local/share\" && "
                    + "mount -o remount,ro,bind \"$HOME/.local/share\" || exit 77; exec \"$@\"",
                "sh", Built.path("ozc"), "--headless",
            ], home: home)
        guard run.code != 77, !run.errors.contains("unshare") else { return }
        #expect(run.code == 1, "\(run.output)")
        #expect(run.errors.hasPrefix("ozc: ") && run.errors.contains(".local/share"), "\(run.errors)")
        #expect(run.errors.contains("read-only") || run.errors.contains("written"), "\(run.errors)")
    }

    @Test(arguments: FullDisk.allCases) func aFullDiskIsToldAndSurvived(_ disk: FullDisk) throws {
        let sandbox = try RunningSandbox(orders: 400)
        let home = try Home()
        try home.configure("[sync]\npage = 50\ninterval = \"200ms\"\nidle_interval = \"300ms\"\n")
        try sandbox.logIn(home)
        let tmux = try Tmux(columns: 110, environment: home.environment)
        try tmux.line("clear; \(disk.rawValue) '\(Built.path("ozc"))'; echo left=$?")
        let screen = try tmux.wait(until: "a sentence about the disk") {
            $0.contains("left=77") || $0.contains(disk.words)
        }
        // Not everyone may mount.
        guard !screen.contains("left=77") else { return }
        try tmux.type("?")
        try tmux.wait(for: "In a list")
        try tmux.type("C-c")
        try tmux.wait(for: "left=0")
        // With room again it goes on where it was.
        let run = try Program.run("ozc", ["--headless"], home: home)
        #expect(run.output.contains("of 400"), "\(run.output)\(run.errors)")
    }

    /// What makes a disk full for one program: a small one mounted for it alone, or a limit on the size of its files.
    enum FullDisk: String, CaseIterable {
        case small = """
            unshare -m sh -c 'mount -t tmpfs -o size=1500k none "$HOME/.local/share" || exit 77; exec "$0"'
            """
        case limit = "trap '' XFSZ; ulimit -f 700;"

        var words: String {
            switch self {
            case .small: "disk is full"
            case .limit: "disk I/O error"
            }
        }
    }

    @Test func twoConsolesShareAMirror() throws {
        let desks = try (0..<2).map { _ in try Desk("console", home: home) }
        for desk in desks { try desk.see("● live") }
        api.add("fourth")
        for desk in desks {
            try desk.see("fourth")
            try desk.isUsable()
        }
        for desk in desks {
            try desk.press("C-c")
            try desk.left(with: 0)
        }
        #expect(try ledgerIsWhole())
    }

    @Test(arguments: [
        ("theem = \"nord\"", "line 1", "theme"), ("[sync]\npage = \"many\"", "line 2", "1 to 5000"),
        ("[sync\npage = 1", "line 1", "config.toml"), ("theme = 1", "line 1", "theme"),
        ("[profiles.x]\nservr = \"y\"", "line 2", "server"), ("theme = \"\u{1B}[31m", "line 1", "config.toml"),
    ])
    func aConfigurationThatCannotBeUsed(_ text: String, _ place: String, _ word: String) throws {
        try home.configure(text)
        let run = try headless()
        #expect(run.code == 2)
        #expect(run.errors.contains(home.config) && run.errors.contains(place), "\(run.errors)")
        #expect(run.errors.contains(word), "\(run.errors)")
        #expect(!run.errors.contains("\u{1B}"))
    }

    @Test func aConfigurationThatIsADirectory() throws {
        try FileManager.default.removeItem(atPath: home.config)
        try FileManager.default.createDirectory(atPath: home.config, withIntermediateDirectories: true)
        let run = try headless()
        #expect(run.code == 2)
        #expect(run.errors.contains("cannot be read"), "\(run.errors)")
    }

    @Test func aSessionFileOfRubbishIsALogInPrompt() throws {
        try "{\"tokens\": 17".write(toFile: home.session(), atomically: true, encoding: .utf8)
        let run = try headless()
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.output.contains("Log in to") && run.output.contains("third"), "\(run.output)")
    }

    private func inode(_ path: String) -> UInt? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt(status.st_ino) : nil
    }
}
