import Foundation
import TestSupport
import Testing

@testable import ConsoleUI
@testable import Session

/// A chart's pixels are made by another program: what it may do wrong does not hang or fool this one.
@Suite struct PNGMakerTests {
    private static let svg = ChartSVG(title: "Orders <by> company", note: "", shape: .bar)
        .text(ChartData(.orders, labels: ["Bank & Söhne"], series: [.init("orders", .place(0), [12])]))

    /// A home whose only program is called rsvg-convert and does this.
    private func home(_ script: String) throws -> Home {
        let home = try Home()
        _ = try home.program("rsvg-convert", script)
        return home
    }

    private func refusal(
        _ script: String, _ svg: String = PNGMakerTests.svg, patience: Double = 20, most: Int = 32 << 20
    ) async throws -> String {
        let home = try home(script)
        let maker = PNGMaker(environment: ["PATH": home.path], patience: patience, most: most)
        do throws(PNGMaker.Failure) {
            return "\(try await maker.png(of: svg).count) bytes"
        } catch {
            return error.sentence
        }
    }

    @Test func pixelsAreTwiceTheSizeOfTheDrawing() async throws {
        let png = try await PNGMaker(environment: ProcessInfo.processInfo.environment).png(of: Self.svg)
        #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        let sides = [16, 20].map { at in png[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
        let height = try #require(Self.svg.firstMatch(of: /height="(\d+)"/).flatMap { Int($0.1) })
        #expect(sides == [1440, 2 * height])
        #expect(png.suffix(8).starts(with: Array("IEND".utf8)))
    }

    @Test(arguments: ["", "bin:.", "/nowhere"]) func whatIsMissingIsNamed(_ path: String) async throws {
        let maker = PNGMaker(environment: ["PATH": path])
        let missing = "a PNG needs the program rsvg-convert: install librsvg2-bin; an SVG needs nothing"
        await #expect(throws: PNGMaker.Failure(sentence: missing)) { try await maker.png(of: Self.svg) }
    }

    @Test func aFailureIsTold() async throws {
        #expect(try await refusal("exit 3") == "rsvg-convert failed with exit code 3")
        #expect(try await refusal(#"printf '\211PNG\r\n\032\n'; exit 1"#) == "rsvg-convert failed with exit code 1")
        #expect(try await refusal("while read line; do :; done; echo '<html>'") == "rsvg-convert printed no PNG")
        #expect(try await refusal("exit 0") == "rsvg-convert printed no PNG")
    }

    @Test func neitherAWordyNorADeafProgramIsWaitedFor() async throws {
        let endless = "while :; do echo 0123456789012345678901234567890123456789; done"
        #expect(try await refusal(endless, most: 1 << 18) == "rsvg-convert printed more than a chart can be")
        let large = String(repeating: "<g/>", count: 1 << 18)
        #expect(try await refusal("exit 0", large) == "rsvg-convert printed no PNG")
        let deaf = "trap '' TERM; while :; do /bin/sleep 1; done"
        let late = try await refusal(deaf, large, patience: 1)
        #expect(late == "rsvg-convert did not end within 1 s")
        let mute = "exec 1>&-; trap '' TERM; while :; do /bin/sleep 1; done"
        #expect(try await refusal(mute, patience: 1) == "rsvg-convert did not end within 1 s")
    }

    @Test func theProgramIsToldNothingOfOurs() async throws {
        let home = try home("/usr/bin/env >&2; /usr/bin/env > \"$HOME/told\"; echo")
        let maker = PNGMaker(environment: ["PATH": home.path, "HOME": home.path, "OZ_TOKEN": "secret", "TERM": "x"])
        await #expect(throws: PNGMaker.Failure(sentence: "rsvg-convert printed no PNG")) {
            try await maker.png(of: Self.svg)
        }
        let told = try String(contentsOfFile: "\(home.path)/told", encoding: .utf8)
        #expect(told.contains("HOME=\(home.path)") && !told.contains("secret"))
    }
}
