import Foundation
import TestSupport
import Testing

/// The demo in a real terminal, from the first screen to the shell.
@Suite(.onLanes) struct WalkTests {
    @Test func everyScreenOpensAndTheShellIsAsItWas() throws {
        let home = try Home()
        let desk = try Desk("demo --orders 40", home: home)
        try desk.see("1 of 40")
        try desk.see("● live")
        try desk.press("j", "j")
        try desk.see("3 of 40")

        for (key, title) in [
            ("3", " Analyses "), ("4", " Media "), ("5", " Collections "), ("6", " Users "), ("7", " Companies "),
        ] {
            try desk.press(key)
            let isList: (String) throws -> Bool = { $0.contains(try Regex("\\n\(title).*1 of [0-9]+")) }
            try desk.see(title, isList)
            try desk.press("Enter")
            try desk.see("\(title) opened") { $0.contains("Raw") && $0.contains("Summary") }
            try desk.press("Escape")
            // A key right behind an escape would be read as one key with Alt.
            try desk.see(title, isList)
        }

        try desk.press("2")
        try desk.see("3 of 40")
        try desk.press("Enter")
        try desk.see("Summary  Media  Analyses  Metadata  Person  History  Raw")
        for _ in 0..<6 { try desk.press("l") }
        try desk.see("\"folder_id\"")
        try desk.press("G", "g", "Escape")
        try desk.see("3 of 40")

        try desk.press("s")
        try desk.see("Sort orders by")
        try desk.press("Enter")
        try desk.see("by created ↑")
        try desk.press("Space", "Space")
        try desk.see("2 marked")
        try desk.press("V", "/")
        try desk.tmux.line("tr-")
        try desk.see("40 rows")
        try desk.press("n", "N", ":")
        try desk.tmux.line("comp")
        try desk.see("1 of") { $0.contains(" Companies ") && $0.contains("NAME") }
        try desk.press("t")
        try desk.see("gruvbox")
        try desk.press("j", "j", "Enter", "?")
        try desk.see("In a list")
        try desk.press("Escape")
        try desk.see("the help closed") { !$0.contains("In a list") }
        try desk.press("2")
        try desk.see("of 40")

        try desk.press("q")
        try desk.see("Leave")
        try desk.press("q")
        try desk.left(with: 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.temporary) == [])
    }

    @Test func anySizeWillDoWhileItSyncs() throws {
        let sandbox = try RunningSandbox(orders: 400, ["--latency", "60ms"])
        let home = try Home()
        try home.configure("[sync]\npage = 20\ninterval = \"200ms\"\n")
        try sandbox.logIn(home)
        let desk = try Desk("console", home: home)
        try desk.see("1 of")
        let sizes = [
            (1, 1), (400, 100), (20, 5), (19, 4), (80, 24), (2, 60), (300, 2), (140, 36), (139, 11), (40, 12), (5, 5),
            (200, 50), (1, 100), (400, 1), (60, 7),
        ]
        for (columns, rows) in sizes {
            try desk.tmux.resize(columns: columns, rows: rows)
            try desk.press("j", "G", "k")
            if columns >= 20, rows >= 5 {
                try desk.see("\(columns)x\(rows)") { $0.contains("Orders") && !$0.contains("small") }
            } else if columns >= 20 {
                try desk.see("\(columns)x\(rows)") { $0.contains("small") }
            }
        }
        try desk.tmux.resize(columns: 100, rows: 24)
        try desk.see("all orders") { $0.contains(" of 400") && $0.contains("● live\n") }
        try desk.press("Enter")
        try desk.see("Summary  Media")
        for (columns, rows) in sizes { try desk.tmux.resize(columns: columns, rows: rows) }
        try desk.tmux.resize(columns: 100, rows: 24)
        try desk.see("Summary  Media  Analyses  Metadata  Person  History  Raw")
        try desk.press("C-c")
        try desk.left(with: 0)
    }

    @Test func itIsStoppedAndContinued() throws {
        let home = try Home()
        let desk = try Desk("demo --orders 20", home: home)
        try desk.see("1 of 20")
        for round in 0..<2 {
            try desk.press("C-z")
            try desk.see("the shell") { try $0.contains("Stopped") && desk.tmux.value("alternate_on") == "0" }
            #expect(try desk.tmux.value("cursor_flag") == "1")
            try desk.tmux.line(
                "stty -a | tr ' ;' '\\n\\n' | grep -cx -e icanon -e echo -e isig -e icrnl | sed s/^/modes=/")
            try desk.see("modes=4")
            if round == 1 { try desk.tmux.resize(columns: 90, rows: 18) }
            try desk.tmux.line("clear; fg")
            try desk.see("● live")
            try desk.press("j")
            try desk.see("\(round + 2) of 20")
        }
        let program = try desk.process()
        let sandbox = children(of: program)
        #expect(sandbox.count == 1)
        try desk.press("q", "q")
        try desk.see("20 of") { !$0.contains("● live") }
        try eventually("both ended") { !isAlive(program) && sandbox.allSatisfy { !isAlive($0) } }
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.temporary) == [])
    }
}
