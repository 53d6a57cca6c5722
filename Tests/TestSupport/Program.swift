import Foundation

/// A program run to its end.
public struct Program: Sendable {
    public let code: Int32
    public let output: String
    public let errors: String

    /// Runs one of our programs and waits for it, a minute at most.
    public static func run(
        _ name: String, _ arguments: [String], home: Home, input: String = "", environment: [String: String] = [:]
    ) throws -> Program {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: name.hasPrefix("/") ? name : Built.path(name))
        process.arguments = arguments
        process.environment = home.environment.merging(environment) { $1 }
        let (output, errors) = ("\(home.path)/out-\(UUID())", "\(home.path)/err-\(UUID())")
        for file in [output, errors] { _ = FileManager.default.createFile(atPath: file, contents: nil) }
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        let pipe = Pipe()
        process.standardInput = pipe
        try process.run()
        pipe.fileHandleForWriting.write(Data(input.utf8))
        try pipe.fileHandleForWriting.close()
        let watchdog = DispatchWorkItem { process.terminate() }
        DispatchQueue.global().asyncAfter(deadline: .now() + 60, execute: watchdog)
        process.waitUntilExit()
        watchdog.cancel()
        func text(_ file: String) -> String {
            String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
        }
        return Program(code: process.terminationStatus, output: text(output), errors: text(errors))
    }
}
