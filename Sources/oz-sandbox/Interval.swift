import ArgumentParser

/// A length of time as written on the command line: `250ms`, `2s`, `15m`, `1h`.
struct Interval: ExpressibleByArgument {
    let seconds: Double

    init(seconds: Double) {
        self.seconds = seconds
    }

    init?(argument: String) {
        let units: [(ending: String, seconds: Double)] = [("ms", 0.001), ("s", 1), ("m", 60), ("h", 3_600)]
        guard let unit = units.first(where: { argument.hasSuffix($0.ending) }),
            let number = Double(argument.dropLast(unit.ending.count)), number.isFinite, 0...1_000_000_000 ~= number
        else { return nil }
        seconds = number * unit.seconds
    }

    var defaultValueDescription: String { seconds == seconds.rounded() ? "\(Int(seconds))s" : "\(seconds)s" }
}
