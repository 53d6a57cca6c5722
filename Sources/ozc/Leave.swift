import ArgumentParser
import Canvas
import ConsoleUI
import Foundation
import HTTP
import Remote
import Session
import Store

/// The exit codes of the contract.
enum Code: Int32 {
    case done = 0
    case failed = 1
    case usage = 2
    case unreachable = 3
    case refused = 4
    case notFound = 5
    case partly = 6
    case interrupted = 130
}

/// A command that cannot go on: what to say on stderr, and with which code to leave.
struct Failure: Error {
    let code: Code
    let sentence: String
    /// Lines to be printed under it.
    let below: [String]

    init(_ code: Code, _ sentence: String, below: [String] = []) {
        self.code = code
        self.sentence = sentence
        self.below = below
    }
}

/// The one way out: words on stderr, code to the shell.
enum Leave {
    static func now(_ error: any Error) -> Never {
        if let code = error as? ExitCode {
            ProgramLog.ended(code: code.rawValue, "")
            exit(code.rawValue)
        }
        if let failure = failure(error) {
            ProgramLog.ended(code: failure.code.rawValue, failure.sentence)
            if !failure.sentence.isEmpty { note("ozc: \(failure.sentence)") }
            for line in failure.below { note(line) }
            exit(failure.code.rawValue)
        }
        let text = Ozc.fullMessage(for: error)
        guard Ozc.exitCode(for: error) != .success else {
            FileHandle.standardOutput.write(Data((text + "\n").utf8))
            exit(Code.done.rawValue)
        }
        ProgramLog.ended(code: Code.usage.rawValue, "wrong usage")
        note("ozc: \(Ozc.message(for: error))")
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
        if let hint = lines.last(where: { $0.hasPrefix("See ") }) { note(String(hint)) }
        exit(Code.usage.rawValue)
    }

    /// What an error of ours means to the shell; nil for the argument parser's own.
    private static func failure(_ error: any Error) -> Failure? {
        switch error {
        case let failure as Failure: failure
        case let error as SettingsError: Failure(.usage, error.sentence)
        case let error as ServerError: Failure(.usage, error.sentence)
        case let error as StoreError: Failure(.failed, error.sentence)
        case let error as PrivateFiles.Failure: Failure(.failed, error.sentence)
        case .logInNeeded(let reason) as RemoteError: logInNeeded(reason)
        case let error as RemoteError: Failure(code(of: error), error.sentence)
        default: nil
        }
    }

    /// What to say when nobody is logged in, or not any more.
    static func logInNeeded(_ reason: String) -> Failure {
        Failure(.refused, "log-in needed: \(reason); run ozc login")
    }

    static func code(of error: RemoteError) -> Code {
        switch error.kind {
        case .network: .unreachable
        case .auth: .refused
        case .notFound: .notFound
        case .other: error == .cancelled ? .interrupted : .failed
        }
    }
}

/// Everything that is not data goes to stderr, through the sanitiser.
func note(_ text: String) {
    FileHandle.standardError.write(Data((Sanitizer.clean(text) + "\n").utf8))
}
