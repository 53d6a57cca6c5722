import Foundation

/// A program started with an argument list, no signals blocked and no descriptors but its own three.
public struct Child: Sendable {
    /// Why a program could not be started.
    public struct Failure: Error, Equatable, Sendable {
        public let sentence: String
    }

    public let pid: pid_t
    /// What it prints; belongs to the caller.
    public let output: FileHandle
    /// What it reads; nil when it was given nothing.
    public let input: FileHandle?

    /// Starts `words[0]`, looked up in `PATH` unless it is a path, with the rest as its arguments.
    ///
    /// - Parameters:
    ///   - usesTerminal: it reads from and prints to where this program does.
    ///   - environment: all it is told of this program's surroundings; nil: everything.
    ///   - leadsGroup: it and what it starts can be ended together.
    /// - Throws: `Failure` when there is no such program or the machine refuses.
    public init(
        _ words: [String], takesInput: Bool = false, quiet: Bool = false, usesTerminal: Bool = false,
        environment: [String: String]? = nil, leadsGroup: Bool = false
    ) throws(Failure) {
        guard let program = words.first else { throw Failure(sentence: "the command is empty") }
        let output = Pipe()
        let input = takesInput ? Pipe() : nil
        // A child that inherited an end of another's pipe would keep it open: nobody would see the end of input.
        for pipe in [output, input].compactMap(\.self) {
            for end in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
                _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC)
            }
        }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if !usesTerminal { posix_spawn_file_actions_adddup2(&actions, output.fileHandleForWriting.fileDescriptor, 1) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input.fileHandleForReading.fileDescriptor, 0)
        } else if !usesTerminal {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        // Libraries open sockets that a child would inherit: a connection to the server is none of its business.
        for descriptor in Self.inheritable() { posix_spawn_file_actions_addclose(&actions, descriptor) }
        if quiet { posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A thread of the pool blocks signals, and a child that inherited that could not be ended.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        if leadsGroup { flags |= POSIX_SPAWN_SETPGROUP }
        posix_spawnattr_setflags(&attributes, Int16(flags))
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var pid = pid_t()
        var surroundings: [UnsafeMutablePointer<CChar>?] = (environment ?? [:]).map { strdup("\($0.key)=\($0.value)") }
        surroundings.append(nil)
        defer { for variable in surroundings { free(variable) } }
        let code =
            environment == nil
            ? posix_spawnp(&pid, program, &actions, &attributes, arguments, environ)
            : posix_spawnp(&pid, program, &actions, &attributes, arguments, surroundings)
        guard code == 0 else {
            throw Failure(sentence: "\(program) could not be started: \(String(cString: strerror(code)))")
        }
        try? output.fileHandleForWriting.close()
        try? input?.fileHandleForReading.close()
        self.pid = pid
        self.output = output.fileHandleForReading
        self.input = input?.fileHandleForWriting
    }

    /// Open descriptors beyond the first three that a started program would get as well.
    private static func inheritable() -> [Int32] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return names.compactMap { Int32($0) }.filter { descriptor in
            let flags = fcntl(descriptor, F_GETFD)
            return descriptor > 2 && flags >= 0 && flags & FD_CLOEXEC == 0
        }
    }

    /// Waits until it has ended.
    ///
    /// - Returns: its exit code, or 128 and the signal that ended it.
    @discardableResult
    public func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    /// Asks it to end.
    public func terminate() { kill(pid, SIGTERM) }
}
