import Foundation
import OzModel
import Remote

/// A service account's token from a program, kept in memory only and asked for again when it is no longer accepted.
public actor TokenCommand: TokenKeeper {
    private let words: [String]
    private var tokens: Tokens?
    private var asked = Date.distantPast
    /// Why the program gave no token at the last try.
    public private(set) var failure: String?

    public init(_ words: [String]) { self.words = words }

    /// Asked for once when a session begins and again before it is given up, which may be much later.
    public func load() async -> Tokens? {
        // Several calls of one moment are one question.
        if tokens != nil, Date().timeIntervalSince(asked) < 5 { return tokens }
        asked = Date()
        do {
            tokens = Tokens(access: try await SecretCommand.firstLine(of: words))
            failure = nil
        } catch {
            failure = "token_command: \(error.sentence)"
        }
        return tokens
    }

    public func save(_ tokens: Tokens?) async throws { self.tokens = tokens }
}
