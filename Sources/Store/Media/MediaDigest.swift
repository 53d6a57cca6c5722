import Crypto
import Foundation

/// Digests of files, read piece by piece.
public enum MediaDigest {
    /// SHA-256 and MD5 in hexadecimal; nil when the file cannot be read.
    public static func of(_ path: String) -> (sha256: String, md5: String)? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        var strong = SHA256()
        // What the server calls a file by; nothing here relies on it to tell friend from foe.
        var weak = Insecure.MD5()
        do {
            while let piece = try file.read(upToCount: 1 << 18), !piece.isEmpty {
                strong.update(data: piece)
                weak.update(data: piece)
            }
        } catch {
            return nil
        }
        return (hexadecimal(strong.finalize()), hexadecimal(weak.finalize()))
    }

    /// SHA-256 of a text, in hexadecimal.
    static func of(text: String) -> String { hexadecimal(SHA256.hash(data: Data(text.utf8))) }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
