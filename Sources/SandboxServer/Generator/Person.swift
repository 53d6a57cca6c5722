/// Somebody invented who is checked, in one order or several; all follows from the number.
struct Person: Sendable {
    let number: Int
    let given: String
    let family: String
    let middle: String?
    /// Twelve digits.
    let iin: String
    /// Which drawn face, from 1 to 12.
    let face: Int

    static let faces = 12

    init(seed: UInt64, number: Int) {
        self.number = number
        var random = SplitMix(seed ^ SplitMix.mixed(UInt64(number) &+ 0x5EED_0000_0000))
        let names = random.pick(PersonNames.sets)
        given = random.pick(names.given)
        family = random.pick(names.family)
        middle = names.middle.isEmpty || random.chance(0.4) ? nil : random.pick(names.middle)
        let digits = 100_000_000_000 + random.below(899_999_999_999)
        iin = String(digits)
        face = 1 + number % Self.faces
    }

    /// The number with two digits, as the drawn files are named.
    var faceName: String { face < 10 ? "0\(face)" : "\(face)" }

    /// `person_info` as Oz's own samples write it.
    var info: JSON {
        var members: [JSON.Member] = [.init("first_name", .string(given))]
        if let middle { members.append(.init("middle_name", .string(middle))) }
        return .object(members + [.init("last_name", .string(family))])
    }
}
