/// Writes numbers for people with as few decimals as keep their order visible; the same on every machine.
public enum Decimals {
    /// The numbers with two decimals, or with as many more (up to nine) as it takes that unequal ones look unequal.
    public static func texts(_ numbers: [Double]) -> [String] {
        for digits in 2...9 {
            let texts = numbers.map { text($0, digits: digits) }
            let distinct = Set(texts).count == Set(numbers).count
            if distinct { return texts }
        }
        return numbers.map { "\($0)" }
    }

    /// A number rounded to so many decimals (0...9), halves away from zero.
    public static func text(_ number: Double, digits: Int) -> String {
        let places = min(max(digits, 0), 9)
        let factor = (0..<places).reduce(1.0) { product, _ in product * 10 }
        let scaled = (number * factor).rounded(.toNearestOrAwayFromZero)
        guard scaled.isFinite, scaled.magnitude < 9e15 else { return "\(number)" }
        let whole = Int64(scaled.magnitude)
        let sign = scaled < 0 ? "-" : ""
        guard places > 0 else { return "\(sign)\(whole)" }
        let unit = Int64(factor)
        let fraction = String(whole % unit)
        return "\(sign)\(whole / unit).\(String(repeating: "0", count: places - fraction.count))\(fraction)"
    }
}
