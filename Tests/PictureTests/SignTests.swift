import Canvas
import PictureProtocol
import TestSupport
import Testing

/// Signs and colours of what is drawn in cells.
@Suite(.onLanes) struct SignTests {
    @Test(arguments: Symbols.allCases)
    func everyKindOfSignsKeepsToItsOwn(_ symbols: Symbols) throws {
        let own: Set<UInt32> =
            switch symbols {
            case .half: [0x20, 0x2580, 0x2584, 0x2588, 0x258C, 0x2590]
            case .quadrant: Set([0x20, 0x2580, 0x2584, 0x2588, 0x258C, 0x2590] + (0x2596...0x259F))
            case .sextant: Set([0x20, 0x2580, 0x2584, 0x2588, 0x258C, 0x2590] + (0x1FB00...0x1FB3B))
            case .ascii: Set(0x20...0x7E)
            }
        for colours in ColourDepth.allCases {
            let dots = try dots(.box(60, 30, symbols, colours))
            let used = Set(dots.map(\.scalar.value))
            // Without colours there are shades only.
            let own = colours == .mono ? Set(0x20...0x7E) : own
            #expect(used.isSubset(of: own), "\(symbols) \(colours): \(used.subtracting(own))")
            #expect(used.count > 1, "\(symbols) \(colours)")
        }
    }

    @Test(arguments: ColourDepth.allCases)
    func everyDepthKeepsToItsPalette(_ colours: ColourDepth) throws {
        let own: Set<Ink>? =
            switch colours {
            case .mono: []
            case .ansi8: Self.inks(0..<8)
            case .ansi16: Self.inks(0..<16)
            case .palette256: Self.inks(16..<256)
            case .direct: nil
            }
        for symbols in Symbols.allCases {
            let dots = try dots(.box(60, 30, symbols, colours))
            let used = Set(dots.flatMap { [$0.ink, $0.paper] }).subtracting([.none])
            if let own { #expect(used.isSubset(of: own), "\(symbols): \(used.subtracting(own).map(\.bits))") }
            #expect(used.isEmpty == (colours == .mono), "\(symbols)")
            if colours == .direct { #expect(used.count > 200) }
        }
    }

    @Test func theSameFileIsDrawnTheSameWayAgain() throws {
        let helper = try Helper()
        let first = try helper.ask(Self.path)
        #expect(try helper.ask(Self.path) == first)
    }

    private static let path = media("paper-01.jpg")

    private static func inks(_ range: Range<Int>) -> Set<Ink> {
        Set(
            range.map {
                let entry = ColourDepth.paletteEntry($0)
                return Ink(UInt8(entry.red), UInt8(entry.green), UInt8(entry.blue))
            })
    }

    private func dots(_ shape: Shape) throws -> [Picture.Dot] {
        let outcome = try Helper().ask(Self.path, shape: shape)
        return try #require(outcome.picture, "\(outcome.refusal?.sentence ?? "")").dots
    }
}
