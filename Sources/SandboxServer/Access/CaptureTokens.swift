import Crypto
import Foundation

/// Tokens for one capture by an SDK, which a container then carries (reference, section 5.4).
///
/// That the answer is `{"session_token": JWT}`, signed by ES384, is assumed [I]: the documents name a key pair on
/// secp384r1 and no more. The key lives as long as the process.
struct CaptureTokens: Sendable {
    /// Seconds for which a token is good [I].
    static let lifetime = 900.0

    private let key = P384.Signing.PrivateKey()

    /// A token for an account, good from now on; no two are the same.
    func make(for user: ObjectID, now: Moment) throws -> String {
        let header: JSON = ["alg": "ES384", "typ": "JWT"]
        let claims: JSON = [
            "iss": "oz-sandbox", "sub": user.json, "iat": .int(Int(now.seconds)),
            "exp": .int(Int(now.seconds + Self.lifetime)), "jti": .string(UUID().uuidString.lowercased()),
        ]
        let said = [header, claims].map { Self.coded($0.bytes) }.joined(separator: ".")
        let signature = try key.signature(for: Data(said.utf8)).rawRepresentation
        return said + "." + Self.coded(Array(signature))
    }

    /// Whether this process made a token and it is still good.
    func accepts(_ token: String, now: Moment) -> Bool {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let raw = Self.decoded(parts[2]), let claims = Self.decoded(parts[1]),
            let signature = try? P384.Signing.ECDSASignature(rawRepresentation: raw),
            key.publicKey.isValidSignature(signature, for: Data("\(parts[0]).\(parts[1])".utf8)),
            let expiry = (try? JSON(parsing: [UInt8](claims)))?["exp"]?.number
        else { return false }
        return expiry > now.seconds
    }

    /// Base64 as tokens use it: safe in addresses, nothing to fill up.
    private static func coded(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
    }

    private static func decoded(_ text: Substring) -> Data? {
        let plain = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.count % 4) % 4))
    }
}
