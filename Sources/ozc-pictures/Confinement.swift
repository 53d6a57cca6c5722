import CConfine
import Glibc

/// What was taken from this process, and what of that the machine did not allow to be taken.
struct Confinement {
    /// Address space in bytes: Swift, the decoders, and the largest picture twice.
    static let memory: UInt = 1_610_612_736
    static let files: UInt = 32
    /// Processor time for one request.
    static let seconds: UInt = 10

    /// 0, or why a measure did not take hold.
    private(set) var failures: [(measure: String, code: Int32)] = []
    /// Open for reading and writing, which no file can be from now on.
    let null: Int32

    /// Does it all, for good.
    static func begin() -> Confinement {
        // Whoever started this may have left it more than it needs: a connection to a server, say.
        for descriptor in Int32(3)..<1024 { close(descriptor) }
        var null = open("/dev/null", O_RDWR | O_CLOEXEC)
        while 0...2 ~= null { null = dup(null) }
        confine_plain_faults()
        signal(SIGPIPE, SIG_IGN)
        var confinement = Confinement(null: null)
        var status = stat()
        confinement.note("end with the parent", confine_follow_parent())
        confinement.note("memory", confine_limit(Int32(CONFINE_MEMORY), memory, 1))
        confinement.note("open files", confine_limit(Int32(CONFINE_FILES), files, 1))
        // Someone who sends what it prints to a file wants to read it there.
        let isPrintedToFile = fstat(1, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        if !isPrintedToFile { confinement.note("file size", confine_limit(Int32(CONFINE_FILE_SIZE), 0, 1)) }
        confinement.note("core file", confine_limit(Int32(CONFINE_CORE), 0, 1))
        confinement.note("privileges", confine_privileges())
        confinement.note("system calls", confine_filter())
        return confinement
    }

    /// Gives processor time for one more request; beyond it the process ends.
    static func rearm() {
        _ = confine_limit(Int32(CONFINE_CPU), confine_seconds_used() + seconds, 0)
    }

    private init(null: Int32) {
        self.null = null
    }

    private mutating func note(_ measure: String, _ code: Int32) {
        if code != 0 { failures.append((measure, code)) }
    }
}
