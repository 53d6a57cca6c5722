import Foundation
import OzModel
import Session

/// An `oz-sandbox` started beside this program; it ends when this program ends, however that happens.
final class SandboxProcess {
    /// One of the log-ins it printed.
    struct Login {
        let email: String
        let password: Secret
    }

    let url: String
    let logins: [String: Login]
    private let child: Child

    /// Starts it on a free loopback port and waits until it is ready.
    ///
    /// - Throws: `Failure` when there is no such program, or it ended instead of becoming ready.
    init(orders: Int, seed: UInt64) throws {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        let path = (own as NSString).deletingLastPathComponent + "/oz-sandbox"
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Failure(.failed, "oz-sandbox is not beside ozc (\(path)): build or install both")
        }
        let child: Child
        do {
            let words = [path, "--port", "0", "--orders", "\(orders)", "--seed", "\(seed)", "--exit-with-stdin"]
            child = try Child(words, takesInput: true, quiet: true)
        } catch { throw Failure(.failed, error.sentence) }
        var url: String?
        var logins: [String: Login] = [:]
        var isReady = false
        var rest = ""
        while !isReady {
            let data = child.output.availableData
            guard !data.isEmpty else { throw Failure(.failed, "oz-sandbox ended before it was ready") }
            rest += String(decoding: data, as: UTF8.self)
            var lines = rest.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            rest = lines.removeLast()
            for line in lines {
                let words = line.split(separator: " ").map(String.init)
                switch words.first {
                case "listening" where words.count == 2: url = words[1]
                case "log-in" where words.count == 4:
                    logins[words[1]] = Login(email: words[2], password: Secret(words[3]))
                case "ready": isReady = true
                default: break
                }
            }
        }
        guard let url else { throw Failure(.failed, "oz-sandbox did not say where it listens") }
        self.url = url
        self.logins = logins
        self.child = child
    }

    /// Lets it go: it sees the end of its input. Not waited for longer than it takes to leave.
    func end() {
        try? child.input?.close()
        child.terminate()
        child.wait()
    }
}
