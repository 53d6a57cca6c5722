import CCrypt
import Dispatch

/// Passwords by the system's own password hash, yescrypt; each call takes some tens of milliseconds of a core.
enum Password {
    /// Most bytes of a password; more would only cost time.
    static let most = 512

    /// The hash to keep of a password; nil where the system has no yescrypt.
    static func hash(_ password: String) async -> String? {
        await aside { fresh(password) }
    }

    /// Whether a password is that of a hash.
    static func matches(_ password: String, _ hash: String) async -> Bool {
        await aside {
            guard let found = crypt(password, Array(hash.utf8CString)) else { return false }
            // Compared without an early end, so that no time tells where they differ.
            let (left, right) = (Array(found.utf8), Array(hash.utf8))
            return left.count == right.count && zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
        }
    }

    /// Takes as long as a comparison, for an e-mail that nobody has.
    static func pretend(_ password: String) async {
        _ = await aside { crypt(password, Array(stranger.utf8CString)) }
    }

    /// The hash of a password that nobody knows.
    private static let stranger = fresh("\(UInt64.random(in: .min ... .max))") ?? ""

    private static func fresh(_ password: String) -> String? {
        var setting = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
        guard crypt_gensalt_rn("$y$", 0, nil, 0, &setting, Int32(setting.count)) != nil else { return nil }
        return crypt(password, setting)
    }

    private static func crypt(_ password: String, _ setting: [CChar]) -> String? {
        // A C string ends at NUL: the rest would be anything.
        guard password.utf8.count <= most, !password.utf8.contains(0) else { return nil }
        var data = crypt_data()
        guard let found = crypt_rn(password, setting, &data, Int32(MemoryLayout<crypt_data>.size)) else { return nil }
        return String(cString: found)
    }

    /// Off the threads on which answers are made: a hash is meant to take its time.
    private static func aside<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: work()) }
        }
    }
}
