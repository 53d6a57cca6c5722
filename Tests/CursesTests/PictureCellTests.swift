import Foundation
import TestSupport
import Testing

/// Pictures in cells, as an emulator shows them.
@Suite(.onLanes, .serialized, .timeLimit(.minutes(15))) struct PictureCellTests {
    @Test func coloursAreTheNearestOf256() throws {
        let tmux = try start(colours: "256")
        // 200, 0, 0 on 0, 0, 200: the nearest of the cube, 215 and 0 and 0.
        try tmux.wait(until: "a picture") { _ in try row(1, of: tmux).contains("38;5;160") }
        #expect(try row(1, of: tmux).contains("48;5;20m"))
        try coverAndUncover(tmux)
    }

    @Test func coloursAreThemselvesInDirectColour() throws {
        let tmux = try start(colours: "truecolor")
        try tmux.wait(until: "a picture") { _ in try row(1, of: tmux).contains("38;2;200;0;1m") }
        let first = try row(1, of: tmux)
        #expect(first.contains("38;2;200;0;0m") && first.contains("48;2;0;0;200m"))
        #expect(first.contains("38;2;200;0;79m") && first.contains("48;2;79;0;200m"))
        // The second row goes on where the first ended.
        #expect(try row(2, of: tmux).contains("38;2;200;0;80m"))
        #expect(try row(22, of: tmux).contains("38;2;200;6;223m"))
        try coverAndUncover(tmux)
    }

    @Test func moreColoursThanThereArePairsAreShownOneAfterAnother() throws {
        let tmux = try start(colours: "truecolor")
        try tmux.wait(until: "a picture") { _ in try row(1, of: tmux).contains("38;2;200;0;1m") }
        let process = try #require(Int32(child(of: tmux.value("pane_pid"))))
        var memory: [Int] = []
        // 80 by 22 cells of their own colours each: 60 times that is 105,600 pairs, of 65,536.
        for variant in 1...60 {
            try tmux.type("C")
            let step = variant * 80 * 22
            let (low, high, red) = (step & 255, step >> 8 & 255, 200 + (step >> 16))
            try tmux.wait(until: "picture \(variant)") { _ in
                try row(1, of: tmux).contains("38;2;\(red);\(high);\(low)m")
            }
            let last = step + 80 * 22 - 1
            if variant % 5 == 0 || (25...31).contains(variant) {
                try tmux.wait(until: "its end") { _ in
                    try row(22, of: tmux).contains("38;2;\(200 + (last >> 16));\(last >> 8 & 255);\(last & 255)m")
                }
                expectWhole(try tmux.screen(colours: true), from: step)
            }
            memory.append(try residentKilobytes(process))
        }
        #expect(memory[59] < memory[29] + 12_000, "\(memory)")
        try tmux.type("c")
        let screen = try tmux.wait(for: "row 21")
        #expect(!screen.contains("\u{2580}"))
        #expect(screen.contains("✓ 日本"))
    }

    /// Every cell has its own two colours, read as they are set from left to right.
    private func expectWhole(_ screen: String, from step: Int) {
        let rows = screen.components(separatedBy: "\n").dropFirst().prefix(22)
        var wrong = 0
        var (ink, paper) = ("", "")
        for (line, row) in rows.enumerated() {
            var column = 0
            var rest = row[...]
            while let first = rest.first {
                if first == "\u{1B}", let end = rest.firstIndex(of: "m") {
                    let codes = rest[..<end].dropFirst(2)
                    if let found = codes.firstMatch(of: /38;2;(\d+;\d+;\d+)/) { ink = String(found.1) }
                    if let found = codes.firstMatch(of: /48;2;(\d+;\d+;\d+)/) { paper = String(found.1) }
                    rest = rest[end...].dropFirst()
                    continue
                }
                let index = step + line * 80 + column
                let (low, high, red) = (index & 255, index >> 8 & 255, 200 + (index >> 16))
                if first != "\u{2580}" || ink != "\(red);\(high);\(low)" || paper != "\(low);\(high);200" { wrong += 1 }
                column += 1
                rest = rest.dropFirst()
            }
            if column != 80 { wrong += 1 }
        }
        #expect(rows.count == 22)
        #expect(wrong == 0, "\(wrong) cells are not as they should be from \(step)")
    }

    private func coverAndUncover(_ tmux: Tmux) throws {
        let before = try tmux.screen(colours: true).components(separatedBy: "\n").dropFirst()
        try tmux.type("t")
        let covered = try tmux.wait(for: " covered ")
        #expect(covered.components(separatedBy: "\n")[2].hasPrefix("\u{2580}\u{2580}\u{2580}\u{2580} covered \u{2580}"))
        try tmux.type("t")
        try tmux.wait(until: "the picture") { !$0.contains("covered") }
        #expect(try tmux.screen(colours: true).components(separatedBy: "\n").dropFirst() == before)
        try tmux.type("c")
        try tmux.wait(until: "the list") { $0.contains("row 21") && !$0.contains("\u{2580}") }
    }

    private func start(colours: String) throws -> Tmux {
        let direct = ["PROBE_COLOURS": colours, "COLORTERM": colours == "256" ? "" : "truecolor"]
        let tmux = try Tmux(environment: Probe.environment(direct))
        let settings = direct.map { "\($0)=\($1)" }.sorted().joined(separator: " ")
        try tmux.line("clear; \(settings) TERM=xterm-256color \(Probe.path)")
        try tmux.wait(for: "probe 80x24 at 0")
        try tmux.type("c")
        return tmux
    }

    private func row(_ row: Int, of tmux: Tmux) throws -> String {
        let rows = try tmux.screen(colours: true).components(separatedBy: "\n")
        return row < rows.count ? rows[row] : ""
    }

    private func child(of process: String) throws -> String {
        let children = try String(contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)
        return children.split(separator: " ").first.map(String.init) ?? ""
    }

    private func residentKilobytes(_ process: Int32) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS") } ?? ""
        return line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0
    }
}
