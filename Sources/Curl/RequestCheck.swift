import HTTP

/// Refuses what libcurl would send although it should not leave: other schemes, and text that forges header lines.
enum RequestCheck {
    static func pass(_ request: Request) throws(TransportError) {
        let url = request.url.utf8
        guard request.url.lowercased().hasPrefix("http://") || request.url.lowercased().hasPrefix("https://") else {
            throw .notAllowed("only http and https addresses are opened, not \(excerpt(request.url))")
        }
        guard url.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw .notAllowed("the address holds a space or a character that must be percent-encoded")
        }
        for header in request.headers {
            guard !header.name.isEmpty, header.name.utf8.allSatisfy(isToken) else {
                throw .notAllowed("a header name holds a character that no header name may hold")
            }
            // The value is not repeated: it may be a token.
            guard header.value.utf8.allSatisfy({ $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }) else {
                throw .notAllowed("the value of the header \(header.name) holds a control character")
            }
        }
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    private static func excerpt(_ url: String) -> String {
        let scheme = url.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return scheme.isEmpty ? "this one" : "\(scheme.prefix(12)):"
    }
}
