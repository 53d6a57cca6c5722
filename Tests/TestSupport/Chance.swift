/// Chance that comes out the same for the same seed (splitmix64).
public struct Chance: RandomNumberGenerator {
    private static let stride: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var state: UInt64

    /// Seeds are mixed first: neighbours would otherwise draw the same numbers, one apart.
    public init(seed: UInt64) { state = Self.mixed(Self.mixed(seed &+ 1) &+ Self.stride) }

    public mutating func next() -> UInt64 {
        state &+= Self.stride
        return Self.mixed(state)
    }

    public mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
    public mutating func happens(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &self) < share }

    /// One of several, each as likely as its weight.
    public mutating func one<Choice>(of choices: [(weight: Int, choice: Choice)]) -> Choice {
        var rest = below(choices.reduce(0) { $0 + $1.weight })
        for (weight, choice) in choices {
            if rest < weight { return choice }
            rest -= weight
        }
        return choices[choices.count - 1].choice
    }

    private static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
