import ConsoleUI
import Foundation

/// Makes pixels of a drawing by a program, which reads the one and prints the other.
public struct PNGMaker: Sendable {
    /// Why there are no pixels.
    public struct Failure: Error, Equatable, Sendable {
        public let sentence: String
    }

    /// Makes a PNG of an SVG on its standard input; part of the Debian package that the refusal names.
    private static let program = "rsvg-convert"
    private static let package = "librsvg2-bin"
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private let environment: [String: String]
    private let patience: Double
    private let most: Int

    /// - Parameters:
    ///   - environment: where `PATH` is read.
    ///   - patience: seconds after which the program is ended.
    ///   - most: bytes beyond which no chart is that large.
    public init(environment: [String: String], patience: Double = 20, most: Int = 32 << 20) {
        self.environment = environment
        self.patience = patience
        self.most = most
    }

    /// The SVG as a PNG of twice its size, so that small letters can be read.
    public func png(of svg: String) async throws(Failure) -> [UInt8] {
        let result = await withCheckedContinuation { continuation in
            // It waits for another program: not on a thread of the pool.
            Thread.detachNewThread {
                continuation.resume(returning: Result { () throws(Failure) in try convert(svg) })
            }
        }
        return try result.get()
    }

    private func convert(_ svg: String) throws(Failure) -> [UInt8] {
        guard let path = find() else {
            throw Failure(
                sentence: "a PNG needs the program \(Self.program): install \(Self.package); an SVG needs nothing")
        }
        // Letters come from the fonts of this user; nothing else of these surroundings is the program's business.
        let told = ["PATH", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"]
        let child: Child
        do {
            child = try Child(
                [path, "--format=png", "--zoom=2"], takesInput: true, quiet: true,
                environment: environment.filter { told.contains($0.key) }, leadsGroup: true)
        } catch {
            throw Failure(sentence: error.sentence)
        }
        // Whoever has closed its output may still run: asked or not, it ends.
        let watchdog = DispatchWorkItem { kill(-child.pid, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: watchdog)
        var talk = Talk(child, Array(svg.utf8), within: patience, most: most)
        let end = talk.run()
        if end != .closed { kill(-child.pid, SIGKILL) }
        let code = child.wait()
        watchdog.cancel()
        switch (end, code) {
        case (.tooMuch, _): throw Failure(sentence: "\(Self.program) printed more than a chart can be")
        case (.tooSlow, _), (.closed, 128 + SIGKILL):
            throw Failure(sentence: "\(Self.program) did not end within \(Int(patience)) s")
        case (.closed, 0) where talk.answer.starts(with: Self.signature): return talk.answer
        case (.closed, 0): throw Failure(sentence: "\(Self.program) printed no PNG")
        case (.closed, _): throw Failure(sentence: "\(Self.program) failed with exit code \(code)")
        }
    }

    /// What lies in a working directory is none of ours.
    private func find() -> String? {
        let folders = (environment["PATH"] ?? "").split(separator: ":").filter { $0.hasPrefix("/") }
        return folders.map { "\($0)/\(Self.program)" }.first { access($0, X_OK) == 0 }
    }
}
