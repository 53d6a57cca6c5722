import Foundation
import Glibc

/// A program started with no signal blocked and its output in a file.
///
/// Foundation's `Process` hands on the signal mask of the calling thread, which on a pool thread blocks SIGTERM and
/// SIGALRM: such a child can be ended only by SIGKILL.
struct Child {
    private let pid: pid_t
    private let output: URL

    struct Failure: Error { let code: Int32 }

    init(_ words: [String], output: URL) throws {
        self.output = output
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output.path(), O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var environment: [UnsafeMutablePointer<CChar>?] = [strdup("PATH=/usr/bin:/bin"), nil]
        defer { environment.forEach { free($0) } }
        var pid = pid_t()
        let code = posix_spawn(&pid, words[0], &actions, &attributes, &arguments, &environment)
        guard code == 0 else { throw Failure(code: code) }
        self.pid = pid
    }

    var written: String {
        (try? String(contentsOf: output, encoding: .utf8)) ?? ""
    }

    /// Asks the program to end.
    func kill() {
        _ = Glibc.kill(pid, SIGTERM)
    }

    /// The program's exit status, once it has ended; -1 after 20 seconds.
    func ended() async -> Int32 {
        for _ in 0..<4000 {
            var status: Int32 = 0
            if waitpid(pid, &status, WNOHANG) == pid { return status }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return -1
    }
}
