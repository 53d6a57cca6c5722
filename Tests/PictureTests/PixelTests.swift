import Canvas
import Foundation
import PictureProtocol
import TestSupport
import Testing

/// Pictures as terminals with real pixels take them.
@Suite(.onLanes) struct PixelTests {
    private static let abilities = PixelAbilities(protocols: PixelProtocol.allCases, cellWidth: 8, cellHeight: 16)

    @Test(arguments: PixelProtocol.allCases)
    func whatIsDrawnPassesTheCheck(_ method: PixelProtocol) throws {
        let helper = try Helper()
        for (columns, rows) in [(20, 10), (1, 1), (7, 30), (80, 24)] {
            for fit in Fit.allCases {
                for path in [try Gallery.path("corners.png"), media("face-01.jpg"), try Gallery.path("clip.mp4")] {
                    let drawn = try draw(method, path, columns, rows, .direct, fit, helper)
                    #expect(drawn.size.columns <= columns && drawn.size.rows <= rows)
                    #expect(throws: Never.self) { try PixelCheck.check(drawn, for: Self.abilities) }
                }
            }
        }
    }

    @Test func kittyHoldsThePixelsOfItsCells() throws {
        let drawn = try draw(.kitty)
        var letters = ""
        var keys: [String: String] = [:]
        for part in String(decoding: drawn.bytes, as: UTF8.self).components(separatedBy: "\u{1B}\\").dropLast() {
            try #require(part.hasPrefix("\u{1B}_G"))
            let halves = part.dropFirst(3).split(separator: ";", maxSplits: 1)
            for pair in halves[0].split(separator: ",") {
                let words = pair.split(separator: "=")
                keys[String(words[0])] = keys[String(words[0])] ?? String(words[1])
            }
            if halves.count == 2 { letters += halves[1] }
        }
        // Some terminals decode chunk by chunk, others all of it at once: both must find the same.
        let payload = [UInt8](try #require(Data(base64Encoded: letters)))
        let (width, height) = (Int(keys["s"] ?? "") ?? 0, Int(keys["v"] ?? "") ?? 0)
        #expect(width == drawn.size.columns * 8 && height == drawn.size.rows * 16)
        let bytes = keys["f"] == "24" ? 3 : 4
        try #require(payload.count == width * height * bytes)
        #expect(Array(payload.prefix(3)) == [255, 0, 0])
        #expect(Array(payload[((width - 1) * bytes)...].prefix(3)) == [0, 255, 0])
        #expect(Array(payload[((height - 1) * width * bytes)...].prefix(3)) == [0, 0, 255])
    }

    @Test func iTermHoldsAMediaFile() throws {
        let drawn = try draw(.iterm)
        let text = String(decoding: drawn.bytes, as: UTF8.self)
        let match = try #require(text.wholeMatch(of: /\x1b\]1337;File=([^:]*):([A-Za-z0-9+\/=]+)(\x07|\x1b\\)/))
        let keys = Set(match.1.split(separator: ";").map(String.init))
        #expect(keys.isSuperset(of: ["inline=1", "width=\(drawn.size.columns)", "height=\(drawn.size.rows)"]))
        let file = [UInt8](try #require(Data(base64Encoded: String(match.2))))
        // An uncompressed TIFF, whose directory says how large it is.
        try #require(file.starts(with: "II*\0".utf8))
        func number(_ offset: Int, _ count: Int) -> Int {
            file[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        let directory = number(4, 4)
        var fields: [Int: Int] = [:]
        for entry in 0..<number(directory, 2) {
            let place = directory + 2 + entry * 12
            fields[number(place, 2)] = number(place + 8, number(place + 2, 2) == 3 ? 2 : 4)
        }
        #expect(fields[256] == drawn.size.columns * 8 && fields[257] == drawn.size.rows * 16)
        let strip = try #require(fields[273])
        #expect(Array(file[strip..<(strip + 3)]) == [255, 0, 0])
    }

    @Test(arguments: [ColourDepth.direct, .palette256, .ansi16, .ansi8, .mono])
    func sixelsFillTheirCells(_ colours: ColourDepth) throws {
        let drawn = try draw(.sixel, colours: colours)
        let text = String(decoding: drawn.bytes, as: UTF8.self)
        let raster = try #require(text.firstMatch(of: /q"1;1;(\d+);(\d+)/))
        let (width, height) = (drawn.size.columns * 8, try #require(Int(raster.2)))
        #expect(Int(raster.1) == width)
        // In whole bands of six rows, and none into the next cell.
        #expect(height % 6 == 0 && (drawn.size.rows * 16 - 5...drawn.size.rows * 16).contains(height))
        let body = text[raster.range.upperBound...].dropLast(2)
        let bands = body.split(separator: "-", omittingEmptySubsequences: true)
        #expect(bands.count == height / 6)
        for band in bands {
            for line in band.split(separator: "$") {
                let plain = line.replacing(/#\d+(;\d+;\d+;\d+;\d+)?/, with: "")
                let drawn = plain.matches(of: /(?:!(\d+))?[?-~]/).map { $0.1.flatMap { Int($0) } ?? 1 }.reduce(0, +)
                #expect(drawn <= width)
            }
        }
    }

    private func draw(
        _ method: PixelProtocol, _ path: String? = nil, _ columns: Int = 20, _ rows: Int = 10,
        colours: ColourDepth = .direct
    ) throws -> PixelPicture {
        try draw(method, path ?? Gallery.path("corners.png"), columns, rows, colours, .fit, Helper())
    }

    private func draw(
        _ method: PixelProtocol, _ path: String, _ columns: Int, _ rows: Int, _ colours: ColourDepth, _ fit: Fit,
        _ helper: Helper
    ) throws -> PixelPicture {
        let shape = Shape.pixels(
            method, columns: columns, rows: rows, cellWidth: 8, cellHeight: 16, colours: colours)
        let outcome = try helper.ask(path, shape: shape, view: View(fit: fit))
        guard case .pixels(method, let bytes, let columns, let rows, _) = outcome else {
            throw outcome.refusal ?? .empty
        }
        return PixelPicture(id: 1, protocol: method, size: Size(columns: columns, rows: rows), bytes: bytes)
    }
}
