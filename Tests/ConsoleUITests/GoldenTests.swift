import Canvas
import ConsoleUI
import OzModel
import Testing

/// One screen: how it is reached, and on which windows.
struct Scene: Sendable, CustomTestStringConvertible {
    let name: String
    let keys: String
    var sizes: [(columns: Int, rows: Int)] = [(80, 24)]
    var role = UserRole.operator
    var testDescription: String { name }

    static let wide = [(columns: 80, rows: 24), (columns: 120, rows: 36), (columns: 200, rows: 50)]

    static let all: [Scene] = [
        Scene(name: "orders", keys: "", sizes: wide),
        Scene(name: "orders-moved", keys: "j j <pgdn> k"),
        Scene(name: "orders-end", keys: "G"),
        Scene(name: "orders-columns", keys: "l l l"),
        Scene(name: "orders-marked", keys: "<space> <space> j v j j v"),
        Scene(name: "orders-range", keys: "j v j"),
        Scene(name: "orders-find", keys: "/ øver <enter>", sizes: [(80, 24), (200, 50)]),
        Scene(name: "orders-find-prompt", keys: "/ øver"),
        Scene(name: "orders-sort-menu", keys: "s j"),
        Scene(name: "orders-by-verdict", keys: "s j <enter>"),
        Scene(name: "filter-prompt", keys: "f", sizes: wide),
        Scene(name: "filter-typed", keys: "f ty"),
        Scene(name: "filter-completed", keys: "f ty <tab> <tab> <tab>"),
        Scene(name: "filter-times", keys: "f created:"),
        Scene(name: "filter-mistake", keys: "f score>0.5<space>verdit:declined <enter>", sizes: wide + [(30, 10)]),
        Scene(name: "filtered", keys: "f status:declined,operator_required <enter> j", sizes: wide),
        Scene(name: "filtered-nothing", keys: "f zebra <enter>"),
        Scene(name: "filtered-media", keys: "4 f kind:image <enter>"),
        Scene(name: "views-none", keys: "w"),
        Scene(name: "analyses", keys: "3", sizes: wide),
        Scene(name: "media", keys: "4", sizes: wide),
        Scene(name: "collections", keys: "5"),
        Scene(name: "users", keys: "6", sizes: wide),
        Scene(name: "companies", keys: "7"),
        Scene(name: "order-summary", keys: "j <enter>", sizes: wide),
        Scene(name: "order-failed", keys: "j j j j <enter>"),
        Scene(name: "order-initial", keys: "j j j j j j <enter>"),
        Scene(name: "order-unknown-verdict", keys: "j j j j j j j j <enter>"),
        Scene(name: "order-media", keys: "j <enter> l", sizes: [(80, 24), (200, 50)]),
        Scene(name: "order-analyses", keys: "j <enter> l l", sizes: [(80, 24), (200, 50)]),
        Scene(name: "order-metadata", keys: "j <enter> l l l"),
        Scene(name: "order-raw", keys: "j <enter> h", sizes: [(80, 24), (200, 50)]),
        Scene(name: "order-hostile", keys: "j j j j j j j j j j j j j <enter>"),
        Scene(name: "analysis", keys: "3 j j <enter>", sizes: wide),
        Scene(name: "analysis-documents", keys: "j j <enter> l l j j <enter>"),
        Scene(name: "analysis-sources", keys: "3 j j <enter> l"),
        Scene(name: "analysis-raw", keys: "3 j j <enter> h"),
        Scene(name: "medium", keys: "4 <enter>"),
        Scene(name: "medium-raw", keys: "4 <enter> l"),
        Scene(name: "collection", keys: "5 <enter>"),
        Scene(name: "user", keys: "6 <enter>"),
        Scene(name: "user-raw", keys: "6 <enter> l"),
        Scene(name: "company", keys: "7 <enter>", sizes: [(80, 24), (200, 50)]),
        Scene(name: "company-orders", keys: "7 <enter> <enter>"),
        Scene(name: "form-order", keys: "+", sizes: wide),
        Scene(name: "form-order-files", keys: "+ <down> <down> <down> <enter> <down> <enter> <tab>", sizes: wide),
        Scene(name: "form-media", keys: "<enter> +"),
        Scene(name: "form-analyses", keys: "R"),
        Scene(name: "form-metadata", keys: "E", sizes: wide),
        Scene(name: "form-company", keys: "7 +", role: .admin),
        Scene(name: "form-company-edit", keys: "7 E", role: .admin),
        Scene(name: "form-user", keys: "6 +", sizes: wide, role: .admin),
        Scene(name: "form-user-edit", keys: "6 E", role: .admin),
        Scene(
            name: "form-user-mistake", keys: "6 + x <tab> A <tab> <tab> B <tab> c <tab> <tab> <tab> <tab> p <tab> p ^s",
            role: .admin),
        Scene(name: "form-password", keys: "6 :password <enter>", role: .admin),
        Scene(name: "form-password-recipes", keys: "6 :password <enter> ^g", role: .admin),
        Scene(name: "form-collection", keys: "5 +", role: .admin),
        Scene(name: "form-person", keys: "5 <enter> +", sizes: wide, role: .admin),
        Scene(name: "form-delete-order", keys: "X", sizes: wide, role: .admin),
        Scene(name: "form-delete-company", keys: "7 X 0 <enter>", role: .admin),
        Scene(name: "form-smallest", keys: "6 +", sizes: [(30, 10), (20, 5)], role: .admin),
        Scene(name: "help", keys: "?", sizes: wide),
        Scene(name: "help-scrolled", keys: "? <pgdn>"),
        Scene(name: "palette", keys: ":"),
        Scene(name: "palette-typed", keys: ": us"),
        Scene(name: "palette-mistake", keys: ": ordres <enter>"),
        Scene(name: "theme-menu", keys: "t j"),
        Scene(name: "leave", keys: "q"),
        Scene(name: "refusal", keys: "n"),
        Scene(name: "log-in", keys: ":login <enter>", sizes: [(80, 24), (20, 8)]),
        Scene(name: "smallest", keys: "", sizes: [(20, 5)]),
        Scene(name: "smallest-order", keys: "<enter>", sizes: [(20, 5)]),
        Scene(name: "too-small", keys: "", sizes: [(19, 4), (1, 1)]),
        Scene(name: "largest", keys: "", sizes: [(400, 100)]),
    ]
}

@Suite struct GoldenTests {
    @Test(arguments: Scene.all) func looksAsRecorded(_ scene: Scene) throws {
        for size in scene.sizes {
            let stage = try Stage(size: Size(columns: size.columns, rows: size.rows), role: scene.role)
            try stage.press(scene.keys)
            let suffix = size == (80, 24) ? "" : "-\(size.columns)x\(size.rows)"
            try expectGolden(scene.name + suffix, stage.screen)
        }
    }

    @Test func emptyMirrorSaysWhatWouldBeHere() throws {
        for noun in Noun.allCases {
            let stage = try Stage(mirror: .inMemory())
            try stage.receive(.show(.all(noun)))
            try expectGolden("empty-\(noun.rawValue)", stage.screen)
        }
    }

    @Test func theSyncsSpeedStandsInTheStatus() throws {
        let stage = try Stage()
        try stage.receive(.news(.live))
        try stage.receive(.progress(Progress(done: 12_400, total: 100_000, rate: 4210)))
        try expectGolden("news-syncing", stage.screen)
        try stage.receive(.progress(nil))
        try stage.receive(.paused(true))
        try expectGolden("news-paused", stage.screen)
    }

    @Test func everyStateOfTheNewsHasItsWords() throws {
        let old = SampleMirror.now - 200
        let news: [(String, News)] = [
            ("none", .none), ("connecting", .connecting(last: old)),
            ("offline", .offline(reason: "The server did not answer.", last: old)),
            ("offline-never", .offline(reason: "The server did not answer.", last: nil)),
            ("failing", .failing(reason: "The disk is full.", last: old)),
            ("logged-out", .loggedOut(last: old)), ("chosen-offline", .chosenOffline(last: old)),
        ]
        for (name, value) in news {
            let stage = try Stage()
            try stage.receive(.news(value))
            try stage.receive(.progress(name == "none" ? Progress(done: 1200, total: 5000) : nil))
            try expectGolden("news-\(name)", stage.screen)
        }
    }

    @Test func noticesStandAboveTheKeys() throws {
        let stage = try Stage()
        try stage.receive(.notice(.info, "Logged in as jane@acme.test, operator."))
        let full = "The disk is full: free some space, then refresh. What was cached is still here, nothing was lost."
        try stage.receive(.notice(.error, full))
        try expectGolden("notices", stage.screen)
    }

    @Test func logInFormShowsItsError() throws {
        let stage = try Stage()
        try stage.receive(.logInNeeded(reason: "The session has ended.", last: SampleMirror.now - 200))
        try stage.press("secret <enter>")
        try expectGolden("log-in-waiting", stage.screen)
        try stage.receive(.logInFailed("The server does not accept this e-mail and password."))
        try expectGolden("log-in-refused", stage.screen)
        #expect(!stage.screen.contains("secret"))
    }

    @Test func objectNotMirroredYetSaysSo() throws {
        let stage = try Stage()
        try stage.receive(.open(.orders, id: "no-such-id"))
        try expectGolden("order-missing", stage.screen)
    }
}
