/// Cuts requests out of what a connection brings, by their length or their chunks.
struct FaultReader {
    private let connection: Int
    private var waiting: [UInt8] = []

    init(connection: Int) {
        self.connection = connection
    }

    /// False when more than 64 MB wait: no test sends that.
    mutating func append(_ bytes: [UInt8]) -> Bool {
        waiting += bytes
        return waiting.count <= 64 * 1_048_576
    }

    /// The next complete request, if there is one.
    mutating func next() -> FaultRequest? {
        guard let end = waiting.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let lines = String(decoding: waiting[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        let headers = lines.dropFirst().map { line in
            let name = line.prefix { $0 != ":" }
            return (name: String(name), value: String(line.dropFirst(name.count + 1).drop { $0 == " " }))
        }
        guard let (body, rest) = body(after: end.upperBound, headers) else { return nil }
        waiting.removeFirst(rest)
        return FaultRequest(
            method: words.first.map(String.init) ?? "", target: words.count > 1 ? String(words[1]) : "",
            headers: headers, body: body, connection: connection)
    }

    private func body(after start: Int, _ headers: [(name: String, value: String)]) -> (body: [UInt8], end: Int)? {
        func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
        if header("transfer-encoding")?.lowercased() == "chunked" { return chunks(from: start) }
        let length = header("content-length").flatMap { Int($0) } ?? 0
        guard length >= 0, waiting.count >= start + length else { return nil }
        return (Array(waiting[start..<start + length]), start + length)
    }

    private func chunks(from start: Int) -> (body: [UInt8], end: Int)? {
        var body: [UInt8] = []
        var place = start
        while let line = waiting[place...].firstRange(of: Array("\r\n".utf8)) {
            let digits = String(decoding: waiting[place..<line.lowerBound], as: UTF8.self).prefix { $0.isHexDigit }
            guard let size = Int(digits, radix: 16), waiting.count >= line.upperBound + size + 2 else { return nil }
            body += waiting[line.upperBound..<line.upperBound + size]
            place = line.upperBound + size + 2
            if size == 0 { return (body, place) }
        }
        return nil
    }
}
