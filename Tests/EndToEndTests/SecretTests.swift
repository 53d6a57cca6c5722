import Foundation
import TestSupport
import Testing

/// Tokens and passwords go to the server and into one file, and nowhere else.
@Suite(.onLanes) struct SecretTests {
    @Test func nothingTellsAndNobodyElseReads() throws {
        let api = try FaultyAPI()
        let home = try Home()
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: home.path)
        // A shell with the most careless mask there is.
        let ozc = Built.path("ozc")
        let logIn = try Program.run(
            "/bin/sh",
            ["-c", "umask 000; exec \"$@\"", "sh", ozc, "login", "--server", api.url, "--email", FaultyAPI.email]
                + ["--password-stdin", "--log-level", "debug"],
            home: home, input: FaultyAPI.password + "\n")
        #expect(logIn.code == 0, "\(logIn.errors)")
        let secrets = [FaultyAPI.password, "access-token-", "expire-token-"]
        for secret in secrets { #expect(!(logIn.errors + logIn.output).contains(secret)) }

        let tmux = try Tmux(environment: home.environment)
        try tmux.line("umask 000; clear; '\(ozc)' --log-level debug")
        try tmux.wait(for: "● live")
        let shell = try #require(pid_t(try tmux.value("pane_pid")))
        let program = try #require(children(of: shell).first)
        for name in ["cmdline", "environ"] {
            let text = try processText(program, name)
            #expect(!text.isEmpty)
            for secret in secrets { #expect(!text.contains(secret), "\(name)") }
        }
        // Errors are told with the secrets of the session blotted out.
        api.misbehave { request in
            let token = request.header("X-Forensic-Access-Token") ?? ""
            return .answer(500, #"{"error_code": 0, "error_message": "token \#(token) is odd"}"#)
        }
        try tmux.wait(for: "is odd")
        #expect(try !tmux.screen().contains("access-token-"))
        expectPrivate(home)
        try tmux.type("C-c")
        try tmux.wait(for: "ready$")

        let session = home.session()
        #expect(try String(contentsOfFile: session, encoding: .utf8).contains("access-token-1"))
        for file in home.files() where !file.isDirectory {
            let path = "\(home.path)/\(file.path)"
            guard path != session, let data = FileManager.default.contents(atPath: path) else { continue }
            let text = String(decoding: data, as: UTF8.self)
            for secret in secrets { #expect(!text.contains(secret), "\(file.path) holds \(secret)") }
        }
        expectPrivate(home)
    }

    @Test func filesAreCreatedPrivateNotMadeSo() throws {
        // strace would show it; without it, a directory that is watched while the files appear.
        let api = try FaultyAPI()
        let home = try Home()
        let watch = Watch(home)
        watch.start()
        let run = try Program.run(
            "/bin/sh",
            ["-c", "umask 000; exec \"$@\"", "sh", Built.path("ozc"), "login", "--server", api.url]
                + ["--email", FaultyAPI.email, "--password-stdin"], home: home, input: FaultyAPI.password + "\n")
        #expect(run.code == 0)
        _ = try Program.run(
            "/bin/sh", ["-c", "umask 000; exec \"$@\"", "sh", Built.path("ozc"), "--headless"], home: home)
        let open = watch.stop()
        #expect(open == [], "\(open)")
    }

    @Test func aDemoLeavesNoSecretInAProcessList() throws {
        let home = try Home()
        let pty = try Pty([Built.path("ozc"), "demo", "--orders", "5"], environment: home.environment)
        try pty.wait(for: " live")
        let sandbox = try #require(children(of: pty.process).first)
        for process in [pty.process, sandbox] {
            for name in ["cmdline", "environ"] {
                #expect(try !processText(process, name).contains("sandbox-operator"))
            }
        }
        pty.type("\u{3}")
        _ = try pty.end()
    }

    private func expectPrivate(_ home: Home) {
        for file in home.files() where file.path.contains("ozc/") || file.path.hasSuffix("/ozc") {
            #expect(file.mode == (file.isDirectory ? 0o700 : 0o600), "\(file.path) \(String(file.mode, radix: 8))")
        }
    }

    private func processText(_ process: pid_t, _ name: String) throws -> String {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/\(process)/\(name)"))
        return String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
    }
}
