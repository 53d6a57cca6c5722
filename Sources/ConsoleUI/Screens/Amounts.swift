/// Numbers as people read them.
enum Amounts {
    /// 1234567 → `1,234,567`.
    static func count(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// Bytes in B, kB, MB or GB of thousands, three figures at most.
    static func bytes(_ bytes: Int) -> String {
        guard bytes >= 1000 else { return "\(bytes) B" }
        var value = Double(bytes)
        var unit = 0
        while value >= 999.5, unit < 3 {
            value /= 1000
            unit += 1
        }
        return "\(value < 9.95 ? tenths(value) : String(Int(value.rounded()))) \(["B", "kB", "MB", "GB"][unit])"
    }

    /// Seconds to a tenth: `2.4 s`.
    static func seconds(_ seconds: Double) -> String {
        guard seconds.isFinite, abs(seconds) < 1e9 else { return "?" }
        return "\(tenths(seconds)) s"
    }

    /// How long ago, in the largest whole unit: `4 s`, `3 min`, `2 h`, `5 days`.
    static func age(_ seconds: Double) -> String {
        guard seconds.isFinite, abs(seconds) < 1e12 else { return "?" }
        let whole = max(0, Int(seconds))
        return switch whole {
        case ..<60: "\(whole) s"
        case ..<3600: "\(whole / 60) min"
        case ..<172_800: "\(whole / 3600) h"
        default: "\(whole / 86400) days"
        }
    }

    /// The same for what is drawn again by the minute only: it must stay true that long.
    static func ago(_ seconds: Double) -> String {
        seconds < 60 ? "within the last minute" : "\(age(seconds)) ago"
    }

    /// A stretch of time in two units: `3.0 s`, `45 s`, `12 min 31 s`, `2 h 59 min`, `3 days 2 h`; what is left is dropped,
    /// or counted as a whole one.
    static func span(_ seconds: Double, up: Bool = false) -> String {
        guard seconds.isFinite, abs(seconds) < 1e12 else { return "?" }
        let units: [(until: Double, small: Double, large: Int, words: (String, String))] = [
            (3600, 1, 60, ("min", "s")), (172_800, 60, 60, ("h", "min")), (.infinity, 3600, 24, ("days", "h")),
        ]
        let rule: FloatingPointRoundingRule = up ? .up : .down
        let fine = max(0, (seconds * 10).rounded(rule) / 10)
        if fine < 10 { return self.seconds(fine) }
        if seconds.rounded(rule) < 60 { return "\(Int(seconds.rounded(rule))) s" }
        for unit in units {
            let whole = Int((seconds / unit.small).rounded(rule))
            guard Double(whole) * unit.small < unit.until else { continue }
            return "\(whole / unit.large) \(unit.words.0) \(whole % unit.large) \(unit.words.1)"
        }
        return "?"
    }

    fileprivate static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}

extension Amounts {
    /// Seconds to a hundredth: `1.03 s`.
    static func hundredths(_ seconds: Double) -> String {
        guard seconds.isFinite, abs(seconds) < 1e9 else { return "?" }
        let whole = Int((seconds * 100).rounded())
        let rest = whole % 100
        return "\(whole / 100).\(rest < 10 ? "0" : "")\(rest) s"
    }

    /// `1.5`, `2`.
    static func times(_ factor: Double) -> String {
        factor == factor.rounded() ? String(Int(factor)) : tenths(factor)
    }
}
