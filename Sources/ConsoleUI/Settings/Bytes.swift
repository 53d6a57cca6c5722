/// Reads amounts of bytes as people write them.
enum Bytes {
    /// `256MB`, `2 GB`, `500kB`, `0`; nil for anything else, and for more than 10 TB.
    static func count(_ text: String) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }.uppercased()
        guard digits.count <= 9, let number = Int(digits) else { return nil }
        let factors = ["KB": 1000, "MB": 1_000_000, "GB": 1_000_000_000]
        guard let factor = factors[unit] else { return number == 0 && unit.isEmpty ? 0 : nil }
        let bytes = number * factor
        return bytes <= 10_000_000_000_000 ? bytes : nil
    }
}
