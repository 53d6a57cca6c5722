import FaultServer
import Foundation
import TestSupport
import Testing

/// What the API sends is shown, never obeyed.
@Suite(.onLanes) struct HostileTextTests {
    /// As JSON text: escapes, C1, bidi, zero width, half a surrogate pair, tabs and line ends, wide and joined signs.
    static let nasty = [
        #"\u001b]0;owned\u0007"#, #"\u001b[2J\u001b[1;1H"#, #"\u009b31m"#, #"\u009d52;c;AAAA\u009c"#,
        #"a\u202egnp.exe"#, #"z\u200bw\u200d\ufeff"#, #"half \ud800 pair"#, #"\udc00\ud800"#, #"tab\tline\nfeed\r!"#,
        #"\u0000nul\b\u007f"#, "日本語のとても長い名前です", "👩‍👩‍👧‍👦🇳🇱e\u{301}\u{301}\u{301}", #"\u001bPq#0;2;0;0;0\u001b\\"#,
        #"\u001b[6n\u001b[c"#, #"\u0e33\u3164\u115f"#,
    ]

    private func api() throws -> FaultyAPI {
        let api = try FaultyAPI()
        let orders = Self.nasty.enumerated().map { number, text in
            """
            {"folder_id": "h-\(number)", "time_created": \(1_790_000_000 + number), "system_resolution": "\(text)",
            "resolution_status": "FINISHED", "resolution_comment": "\(text)", "company_id": "c", "user_id": "u",
            "company": {"company_id": "c\(number)", "time_created": 1, "name": "\(text)"},
            "meta_data": {"transaction_id": "\(text)", "iin": "\(text)", "\(text)": ["\(text)"], "big": "\(big)"},
            "analyses": [{"analyse_id": "a-\(number)", "type": "\(text)", "state": "\(text)", "time_created": 1790000000,
                "resolution_status": "FAILED", "error_message": "\(text)", "error_code": "\(text)"}],
            "media": [{"media_id": "m-\(number)", "original_name": "\(text)", "media_type": "\(text)",
                "mime_type": "\(text)", "tags": ["\(text)"], "time_created": 1790000000}]}
            """
        }
        api.list(.answer(200, FaultyAPI.page(orders)))
        return api
    }

    private var big: String { String(repeating: "wide 宽 ", count: 120_000) }

    private static let walk = [
        "j", "\r", "G", "l", "l", "l", "l", "\u{1B}", "3", "\r", "l", "l", "\u{1B}", "4", "\r", "\u{1B}", "7", "\r",
    ]

    @Test func onlyCursesSteersTheTerminal() throws {
        let api = try api()
        // The console's own questions to the terminal would look like the server's.
        let home = try api.home(more: "[media]\npixels = \"off\"\n")
        let pty = try Pty([Built.path("ozc")], rows: 36, columns: 150, environment: home.environment)
        try pty.wait(for: " live")
        try pty.wait(for: "of 15")
        for key in Self.walk { try pty.press(key) }
        pty.type("\u{3}")
        #expect(exitCode(try pty.end()) == 0)
        let text = String(decoding: pty.output, as: UTF8.self)
        #expect(!text.contains("\u{FFFF}"))
        for scalar in text.unicodeScalars where scalar.value < 32 || (0x7F..<0xA0).contains(scalar.value) {
            #expect([0x1B, 0x0D, 0x0A, 0x08, 0x0F, 0x0E, 0x09].contains(scalar.value), "\(scalar.value)")
        }
        for scalar: Unicode.Scalar in ["\u{202E}", "\u{200B}", "\u{FEFF}", "\u{200D}", "\u{2066}", "\u{115F}"] {
            #expect(!text.unicodeScalars.contains(scalar), "U+\(String(scalar.value, radix: 16))")
        }
        // Every sequence is one that ncurses has for this terminal.
        for match in text.matches(of: /\u{1B}([^\[(]|\([^B0]|\[[0-9;:?>]*[^0-9;:?>])/.matchingSemantics(.unicodeScalar))
        {
            let ending = match.output.1
            let isKnown =
                "=>78M".contains(ending)
                || "ABCDGHJKLMPSTXdhlmrtb@g".contains(ending.last ?? " ") && ending.first == "["
            #expect(isKnown, "\(String(match.output.0).debugDescription)")
        }
        for word in ["]0;", "]52;", "[6n", "[c", "Pq"] { #expect(!text.contains("\u{1B}\(word)"), "\(word)") }
    }

    @Test func columnsStayInLine() throws {
        let api = try api()
        let home = try api.home()
        let desk = try Desk("console", home: home, columns: 120, environment: ["OZC_THEME": "monochrome"])
        try desk.see("1 of 15")
        try desk.see("● live")
        // The news may stand there before the rows below do.
        try desk.see("fifteen rows, each in its line") { screen in
            screen.split(separator: "\n").filter { $0.contains("09-21") }.count == 15
        }
        for key in ["Enter", "l", "l", "l", "l", "Escape", "3", "Enter", "Escape", "4"] {
            try desk.press(key)
            let shown = try desk.see("a frame") { $0.hasPrefix(" ozc") }
            // A frame that has been overwritten from inside would have lost its bar or its rules.
            let lines = shown.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines[0].contains("● live") && lines[2].hasPrefix("────"), "\(shown)")
        }
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func ourOwnWordsAreCleanToo() throws {
        let api = try FaultyAPI()
        let home = try api.home()
        api.list(.answer(500, #"{"error_code": 0, "error_message": "bad \u001b]0;owned\u0007 \u202e news \ud800"}"#))
        let run = try Program.run("ozc", ["--headless"], home: home)
        #expect(run.output.contains("bad"))
        let stray = run.output.unicodeScalars.filter { $0.value < 32 && $0 != "\n" || $0 == "\u{202E}" }
        #expect(stray.isEmpty, "\(stray)")
    }
}
