/// Reads `multipart/form-data` (RFC 7578): strict about structure, bounded in parts and headers, blind to contents.
enum Multipart {
    /// Most parts of a body.
    static let mostParts = 64
    /// Most bytes of a part's headers.
    static let mostHeaderBytes = 8 * 1024

    /// One part of the form.
    struct Part: Equatable, Sendable {
        /// The field's name.
        let name: String
        /// The client's name of the file, without folders; nil for a plain field.
        let fileName: String?
        /// The part's own Content-Type, lower case, without parameters.
        let type: String?
        let bytes: [UInt8]
    }

    /// The boundary that a Content-Type names; nil where it is no multipart form.
    static func boundary(of contentType: String) throws -> [UInt8]? {
        guard contentType.lowercased().hasPrefix("multipart/") else { return nil }
        guard let boundary = parameters(of: contentType)["boundary"], 1...70 ~= boundary.utf8.count else {
            throw ApiError.structure("Could not parse multipart body: no boundary in Content-Type")
        }
        return Array(boundary.utf8)
    }

    /// The parts of a body, in order.
    static func parts(of body: [UInt8], boundary: [UInt8]) throws -> [Part] {
        let mark = [0x2D, 0x2D] + boundary
        let line: [UInt8] = [0x0D, 0x0A]
        // The first mark may stand at the very start, every other one follows a line break.
        guard var place = body.starts(with: mark) ? mark.count : find(line + mark, in: body, from: 0)?.upperBound else {
            throw trouble("the boundary does not occur")
        }
        var parts: [Part] = []
        while !body[place...].starts(with: [0x2D, 0x2D]) {
            while place < body.count, body[place] == 0x20 || body[place] == 0x09 { place += 1 }
            guard body[place...].starts(with: line) else { throw trouble("no line break after a boundary") }
            guard parts.count < mostParts else { throw trouble("more than \(mostParts) parts") }
            guard let end = find(line + mark, in: body, from: place) else {
                throw trouble("the last part is not closed")
            }
            parts.append(try part(body[place..<end.lowerBound]))
            place = end.upperBound
        }
        return parts
    }

    /// `whole` runs from the line break after one boundary to the line break before the next.
    private static func part(_ whole: ArraySlice<UInt8>) throws -> Part {
        let head = whole.prefix(mostHeaderBytes)
        guard let gap = find([0x0D, 0x0A, 0x0D, 0x0A], in: head, from: head.startIndex) else {
            throw trouble("a part's headers do not end within \(mostHeaderBytes) bytes")
        }
        guard let text = String(validating: whole[..<gap.lowerBound], as: UTF8.self) else {
            throw trouble("a part's headers are not UTF-8")
        }
        var headers: [String: String] = [:]
        for line in text.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { throw trouble("a header without a colon") }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmed
        }
        guard let disposition = headers["content-disposition"], disposition.lowercased().hasPrefix("form-data"),
            let name = parameters(of: disposition)["name"]
        else { throw trouble("a part without a name") }
        let fileName = parameters(of: disposition)["filename"].map { name in
            // Some clients send whole paths, and nothing here may look like one.
            String(name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "")
        }
        let type = headers["content-type"].map { $0.lowercased().prefix { $0 != ";" }.trimmed }
        return Part(name: name, fileName: fileName, type: type, bytes: Array(whole[gap.upperBound...]))
    }

    /// The `; name="value"` parameters of a header, with quotes and backslashes undone.
    private static func parameters(of header: String) -> [String: String] {
        var parameters: [String: String] = [:]
        var rest = header.drop { $0 != ";" }
        while !rest.isEmpty {
            rest = rest.drop { $0 == ";" || $0 == " " || $0 == "\t" }
            let name = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(name.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            var value = ""
            if rest.first == "\"" {
                rest = rest.dropFirst()
                while let character = rest.popFirst(), character != "\"" {
                    let isEscape = character == "\\" && (rest.first == "\"" || rest.first == "\\")
                    value.append(isEscape ? rest.removeFirst() : character)
                }
            } else {
                value = rest.prefix { $0 != ";" }.trimmed
            }
            rest = rest.drop { $0 != ";" }
            parameters[name.lowercased()] = value
        }
        return parameters
    }

    /// Where a pattern first occurs; hops from line break to line break, since every pattern begins with one.
    private static func find<Bytes: RandomAccessCollection<UInt8>>(
        _ pattern: [UInt8], in bytes: Bytes, from start: Int
    ) -> Range<Int>? where Bytes.Index == Int {
        var place = start
        while let next = bytes[place...].firstIndex(of: 0x0D) {
            if bytes[next...].starts(with: pattern) { return next..<next + pattern.count }
            place = next + 1
        }
        return nil
    }

    private static func trouble(_ reason: String) -> ApiError {
        .structure("Could not parse multipart body: \(reason)")
    }
}

extension StringProtocol {
    /// Without blanks at both ends.
    fileprivate var trimmed: String {
        let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}
