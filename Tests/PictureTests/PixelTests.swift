import Canvas
import Foundation
import PictureProtocol
import Testing

/// The escape sequences, read by parsers that know the protocols and nothing of the helper.
@Suite struct PixelTests {
    private let helper: Helper

    init() throws { helper = try Helper() }

    private func draw(_ method: PixelProtocol) throws -> String {
        let shape = Shape.pixels(method, columns: 16, rows: 12, cellWidth: 8, cellHeight: 16, colours: .direct)
        let outcome = try helper.ask(try Gallery.path("plain.png"), .still, shape)
        guard case .pixels(method, let bytes, 16, 6, _) = outcome else {
            Issue.record("\(outcome)")
            return ""
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func kittySendsEveryPixelInChunks() throws {
        var chunks = try draw(.kitty).components(separatedBy: "\u{1B}\\")
        #expect(chunks.popLast() == "")
        var keys: [Substring: Substring] = [:]
        var pixels = Data()
        for (index, chunk) in chunks.enumerated() {
            #expect(chunk.hasPrefix("\u{1B}_G"))
            let parts = chunk.dropFirst(3).split(separator: ";", omittingEmptySubsequences: false)
            #expect(parts.count <= 2)
            let data = parts.count == 2 ? parts[1] : ""
            #expect(data.utf8.count <= 4_096 && data.utf8.count % 4 == 0)
            // Each chunk is encoded by itself, as terminals decode it.
            pixels += try #require(Data(base64Encoded: String(data)))
            let isLast = index == chunks.count - 1
            #expect(parts[0].split(separator: ",").contains(isLast ? "m=0" : "m=1"))
            guard index == 0 else { continue }
            for pair in parts[0].split(separator: ",") { keys[pair.prefix(1)] = pair.dropFirst(2) }
        }
        #expect(keys["a"] == "T" && keys["f"] == "32" && keys["c"] == "16" && keys["r"] == "6")
        #expect(keys["s"] == "128" && keys["v"] == "96")
        #expect(pixels.count == 128 * 96 * 4)
        #expect(Array(pixels.prefix(4)) == [220, 30, 30, 255])
        // The last bits of a chunk are libchafa's to get wrong: an opacity a little off, in one pixel of 128.
        #expect(Array(pixels.suffix(4).prefix(3)) == [240, 240, 240])
    }

    @Test func iTermGetsAnImageFile() throws {
        let text = try draw(.iterm)
        let match = try #require(
            text.wholeMatch(
                of: /\x1B\]1337;File=inline=1;width=16;height=6;preserveAspectRatio=0:([A-Za-z0-9+\/=]+)\x07/))
        let file = try #require(Data(base64Encoded: String(match.1)))
        // A TIFF: its directory stands where the header says, and tells the size.
        #expect(Array(file.prefix(4)) == [0x49, 0x49, 0x2A, 0])
        func number(_ offset: Int, _ count: Int) -> Int {
            (0..<count).reversed().reduce(0) { $0 << 8 | Int(file[offset + $1]) }
        }
        let directory = number(4, 4)
        var tags: [Int: Int] = [:]
        for entry in 0..<number(directory, 2) {
            let place = directory + 2 + entry * 12
            tags[number(place, 2)] = number(place + 2, 2) == 3 ? number(place + 8, 2) : number(place + 8, 4)
        }
        #expect(tags[256] == 128 && tags[257] == 96)
        let start = try #require(tags[273])
        #expect(Array(file[start..<(start + 3)]) == [220, 30, 30])
    }

    @Test func sixelFollowsItsGrammar() throws {
        let text = try draw(.sixel)
        let match = try #require(text.wholeMatch(of: /\x1BP[0-9;]*q"1;1;(\d+);(\d+)([^\x1B]*)\x1B\\/))
        let (width, height) = (Int(match.1) ?? 0, Int(match.2) ?? 0)
        #expect(width == 128)
        #expect((91...96).contains(height))
        var rest = match.3
        var defined: Set<Substring> = []
        var (column, widest, lines) = (0, 0, 0)
        while !rest.isEmpty {
            if let colour = rest.prefixMatch(of: /#(\d+)(;2;(\d+);(\d+);(\d+))?/) {
                if colour.2 != nil {
                    defined.insert(colour.1)
                    for share in [colour.3, colour.4, colour.5] {
                        #expect(share.flatMap { Int($0) }.map { $0 <= 100 } == true)
                    }
                } else {
                    #expect(defined.contains(colour.1))
                }
                rest = rest[colour.range.upperBound...]
            } else if let run = rest.prefixMatch(of: /(?:!(\d+))?[?-~]/) {
                column += run.1.flatMap { Int($0) } ?? 1
                widest = max(widest, column)
                rest = rest[run.range.upperBound...]
            } else {
                let sign = rest.removeFirst()
                #expect(sign == "$" || sign == "-", "\(sign)")
                column = 0
                if sign == "-" { lines += 1 }
            }
        }
        #expect(widest == width)
        #expect(lines == height / 6)
    }
}
