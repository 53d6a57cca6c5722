import ConsoleUI
import Foundation
import PictureProtocol

/// The program that decodes pictures, kept running: started when it is first needed, ended when it hangs, started again
/// when it dies. Nothing it does or answers takes the console down.
public actor PictureHelper {
    /// Seconds after which a request is given up and the program ended.
    public static let patience = 20.0

    private let program: String
    private let path: String
    private let patience: Double
    /// One request at a time, away from the threads that others wait on.
    private let line = DispatchQueue(label: "ozc.pictures")
    private var running: Running?
    private var next: UInt32 = 1

    /// What belongs to one life of the program.
    private struct Running {
        let child: Child
        let connection: PictureConnection
    }

    /// - Parameters:
    ///   - program: the file to run.
    ///   - path: where it finds ffmpeg; all of its environment.
    public init(program: String, path: String, patience: Double = PictureHelper.patience) {
        self.program = program
        self.path = path
        self.patience = patience
    }

    deinit { running.map { Self.end($0) } }

    /// Beside this program; nil when it is not there.
    public static func beside() -> String? {
        let own =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        let file = (own as NSString).deletingLastPathComponent + "/ozc-pictures"
        return FileManager.default.isExecutableFile(atPath: file) ? file : nil
    }

    /// Draws one file; a program that died of it is tried once more, since it may have died of the one before.
    ///
    /// - Returns: nil when there is no program to draw with, which says nothing about the file.
    func draw(_ path: String, page: Page, shape: Shape, view: View) async -> PictureOutcome? {
        for _ in 0..<2 {
            switch await ask(path, page, shape, view) {
            case .success(let outcome): return outcome
            case .failure(.missing): return nil
            case .failure(.silent): return .refused(.tooSlow)
            case .failure(.died): continue
            }
        }
        return .refused(.broken("the decoder gave up on it"))
    }

    /// Ends the program; the next request starts it again.
    public func stop() {
        running.map { Self.end($0) }
        running = nil
    }

    private func ask(
        _ path: String, _ page: Page, _ shape: Shape, _ view: View
    ) async -> Result<PictureOutcome, PictureConnection.Failure> {
        guard let running = start() else { return .failure(.missing) }
        let request = PictureRequest(id: next, path: path, page: page, shape: shape, view: view)
        next = next &+ 1
        let (connection, deadline) = (running.connection, patience)
        let result = await withCheckedContinuation { continuation in
            line.async { continuation.resume(returning: connection.exchange(request, patience: deadline)) }
        }
        if case .failure = result { stop() }
        return result
    }

    private func start() -> Running? {
        if let running { return running }
        guard
            let child = try? Child(
                [program], takesInput: true, quiet: true, environment: ["PATH": path], leadsGroup: true),
            let input = child.input
        else { return nil }
        // Whoever writes to a program that has ended must hear of it, not die of it.
        signal(SIGPIPE, SIG_IGN)
        let made = Running(
            child: child,
            connection: PictureConnection(input: input.fileDescriptor, output: child.output.fileDescriptor))
        running = made
        return made
    }

    private static func end(_ running: Running) {
        // It and the ffmpeg it may have started.
        kill(-running.child.pid, SIGKILL)
        running.child.wait()
        try? running.child.input?.close()
        try? running.child.output.close()
    }
}
