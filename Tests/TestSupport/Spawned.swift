import Foundation
import Glibc

/// Starts programs as a shell would: no signal blocked, and no descriptor of the tests' own.
public enum Spawned {
    /// What posix_spawn's flags are called in C; Swift does not see them.
    private enum Flags {
        static let defaultSignals: Int16 = 0x04
        static let signalMask: Int16 = 0x08
        static let ownSession: Int16 = 0x80
    }

    /// Runs `arguments` with descriptors 0, 1 and 2 opened on `terminal`, which becomes the controlling one, or on
    /// /dev/null but for what is given.
    ///
    /// - Throws: `POSIXError` when the program cannot be started.
    public static func start(
        _ arguments: [String], environment: [String: String], terminal: String? = nil, input: Int32? = nil,
        output: Int32? = nil, errors: Int32? = nil
    ) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let blank = terminal ?? "/dev/null"
        for (target, given) in [(Int32(0), input), (1, output), (2, errors)] {
            if let given {
                posix_spawn_file_actions_adddup2(&actions, given, target)
            } else {
                posix_spawn_file_actions_addopen(&actions, target, blank, O_RDWR, 0)
            }
        }
        // A tmux server lives on: it must not keep a lock or a pipe of whoever runs the tests. Closing one that is not
        // open does no harm, and one that another thread opens meanwhile is closed as well.
        for descriptor in Int32(3)..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        // Threads of the test pool block every signal, and children inherit that.
        posix_spawnattr_setflags(&attributes, Flags.defaultSignals | Flags.signalMask | Flags.ownSession)
        let words = arguments.map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var process: pid_t = 0
        let code = posix_spawn(&process, arguments[0], &actions, &attributes, words, variables)
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .ENOENT) }
        return process
    }

    /// The exit status as `waitpid` gives it; a program that takes longer than `seconds` is killed, and an error thrown.
    public static func end(
        of process: pid_t, within seconds: Int = 20, meanwhile: () -> Void = { usleep(2_000) }
    ) throws -> Int32 {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var status: Int32 = 0
        while ContinuousClock.now < deadline {
            if waitpid(process, &status, WNOHANG) == process { return status }
            meanwhile()
        }
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        throw TestTimeout(description: "the program did not end within \(seconds) s")
    }
}
