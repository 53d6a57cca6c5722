/// Something that goes wrong on purpose with one answer, or with the server's clock.
struct Fault: Equatable, Sendable {
    /// Seconds by which the answer is late, the deed being done.
    var delay = 0.0
    /// Up to this many seconds more, by chance.
    var jitter = 0.0
    /// The status of an error in place of the answer.
    var status: Int?
    /// A page of HTML in place of JSON, as a proxy gives when the server is away.
    var html = false
    /// The connection is closed in the middle of the body.
    var cut = false
    /// The body is whole by its length, and no JSON.
    var malformed = false
    /// The connection is closed in place of the answer.
    var drop = false
    /// Bytes a second at which the body trickles.
    var drip: Int?
    /// The token is answered as expired.
    var expired = false
    /// Seconds by which the server's clock goes wrong from now on.
    var skew: Double?

    /// Reads a fault as the control path takes it; names every field in ``json``.
    init(_ value: JSON) throws {
        guard let members = value.members else { throw ApiError.type("fault") }
        for member in members { try take(member) }
    }

    init() {}

    var json: JSON {
        [
            "delay_ms": .double(delay * 1_000), "jitter_ms": .double(jitter * 1_000),
            "status": status.map(JSON.int) ?? .null, "html": .bool(html), "cut": .bool(cut),
            "malformed": .bool(malformed), "drop": .bool(drop), "drip_bytes_per_s": drip.map(JSON.int) ?? .null,
            "expire_tokens": .bool(expired), "clock_skew_s": skew.map(JSON.double) ?? .null,
        ]
    }

    private mutating func take(_ member: JSON.Member) throws {
        let (path, value) = ("fault.\(member.name)", member.value)
        switch member.name {
        case "delay_ms": delay = try Self.number(value, 0...600_000, path) / 1_000
        case "jitter_ms": jitter = try Self.number(value, 0...600_000, path) / 1_000
        case "status": status = Int(try Self.number(value, 400...599, path))
        case "html": html = try Self.flag(value, path)
        case "cut": cut = try Self.flag(value, path)
        case "malformed": malformed = try Self.flag(value, path)
        case "drop": drop = try Self.flag(value, path)
        case "drip_bytes_per_s": drip = Int(try Self.number(value, 1...1_000_000_000, path))
        case "expire_tokens": expired = try Self.flag(value, path)
        case "clock_skew_s": skew = try Self.number(value, -1e9...1e9, path)
        default: throw ApiError.value("Unknown fault \(member.name)", path)
        }
    }

    private static func number(_ value: JSON, _ range: ClosedRange<Double>, _ path: String) throws -> Double {
        guard let number = value.number else { throw ApiError.type(path) }
        guard range.contains(number) else { throw ApiError.value("Invalid value for \(path)", path) }
        return number
    }

    private static func flag(_ value: JSON, _ path: String) throws -> Bool {
        guard let flag = value.flag else { throw ApiError.type(path) }
        return flag
    }
}
