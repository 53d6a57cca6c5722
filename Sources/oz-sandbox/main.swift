import ArgumentParser
import Foundation
import SandboxServer

/// One line, written at once: whoever started the program waits for it.
func say(_ line: String, to file: FileHandle = .standardOutput) {
    try? file.write(contentsOf: Data((line + "\n").utf8))
}

/// Waits on a thread of its own, since reading blocks, until standard input ends.
func inputEnds() async {
    await withCheckedContinuation { continuation in
        Thread.detachNewThread {
            while let data = try? FileHandle.standardInput.read(upToCount: 4096), !data.isEmpty {}
            continuation.resume()
        }
    }
}

/// Serves until told to end.
func serve(_ command: OzSandbox) async throws {
    say("This is a simulation of the Oz API: people, orders, pictures and verdicts are invented.")
    let server = Task {
        try await Sandbox.run(command.settings) { url, logins in
            say("listening \(url)")
            for login in logins { say("log-in \(login.role.word) \(login.email) \(login.password)") }
            say("ready")
        }
    }
    if command.exitWithStdin {
        Task {
            await inputEnds()
            server.cancel()
        }
    }
    try await server.value
}

do {
    let command = try OzSandbox.parseAsRoot()
    guard let command = command as? OzSandbox else {
        var help = command
        try help.run()
        exit(0)
    }
    if command.openapi || command.assumptions {
        say(command.openapi ? Sandbox.openAPI : Sandbox.assumptions)
        exit(0)
    }
    try await serve(command)
} catch let error as SandboxError {
    say("oz-sandbox: \(error)", to: .standardError)
    exit(1)
} catch is CancellationError {
    exit(0)
} catch {
    // Help and version are asked for; everything else is bad usage.
    let isAnswer = OzSandbox.exitCode(for: error) == .success
    say(OzSandbox.fullMessage(for: error), to: isAnswer ? .standardOutput : .standardError)
    exit(isAnswer ? 0 : 2)
}
