import Foundation
import OzModel
import Remote

/// Keeps a profile's tokens in a file that only its owner may read, or takes them from a program.
public struct SessionFile: TokenKeeper {
    private let path: String
    /// The server the tokens are for: a profile that points elsewhere since does not send them there.
    private let server: String

    public init(path: String, server: String) {
        self.path = path
        self.server = server
    }

    private struct Content: Codable {
        let server: String
        let tokens: Tokens
    }

    public func load() async -> Tokens? { stored }

    /// The same without waiting, for the first frame.
    public var stored: Tokens? {
        guard let text = PrivateFiles.read(path) else { return nil }
        guard let content = try? JSONDecoder().decode(Content.self, from: Data(text.utf8)) else { return nil }
        return content.server == server ? content.tokens : nil
    }

    public func save(_ tokens: Tokens?) async throws {
        guard let tokens else {
            unlink(path)
            return
        }
        let data = try JSONEncoder().encode(Content(server: server, tokens: tokens))
        try PrivateFiles.write(String(decoding: data, as: UTF8.self), to: path)
    }
}
