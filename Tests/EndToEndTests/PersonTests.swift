import Foundation
import TestSupport
import Testing

/// Persons of collections at a terminal: from an order's hit to the person, and from the person to the orders.
@Suite(.onLanes) struct PersonTests {
    @Test func aHitOpensThePersonAndThePersonTheOrders() throws {
        let home = try Home()
        try home.configure("[media]\npictures = \"off\"\n")
        let sandbox = try RunningSandbox(
            orders: 3, seed: 7, log: "\(home.path)/sandbox.log", ["--analysis-time", "200ms"])
        try sandbox.logIn(home, as: "client-admin")
        func ids(_ words: String...) throws -> String {
            let run = try Program.run("ozc", words + ["-q"], home: home)
            #expect(run.code == 0, "\(run.errors)")
            return run.output.trimmingCharacters(in: .newlines)
        }
        let face = "\(home.path)/face.jpg"
        let picture: [UInt8] = [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0, 0xFF, 0xD9, 7,
        ]
        try Data(picture).write(to: URL(fileURLWithPath: face))
        let collection = try ids("collections", "create", "vips")
        let person = try ids(
            "persons", "create", face, "--collection", "vips", "--first-name", "John", "--last-name", "Doe", "--meta",
            "note=seen before")
        let made = try Program.run(
            "ozc",
            [
                "orders", "create", face, "--type", "collection", "--collection", "vips", "--meta",
                "transaction_id=tr-hit", "--wait",
            ], home: home)
        #expect(made.code == 1, "\(made.errors)")

        let desk = try Desk("console", home: home, columns: 120, rows: 36)
        try desk.press("2")
        try desk.see("tr-hit")
        try desk.press("g", "Enter")
        try desk.see("hit: John Doe of vips")
        try desk.press("j", "Enter")
        try desk.see("seen before")
        try desk.see("the best hit of 1 search")
        try desk.see("1.00 ≥ 0.85")
        try desk.press("G", "Enter")
        try desk.see("because of COLLECTION")
        // The same person by the collection, whose list is read from the server.
        try desk.press("5")
        try desk.see("vips")
        try desk.press("G", "Enter")
        try desk.see("John Doe")
        let read = try sandbox.log().entries.filter { $0.path.contains("/api/collections/\(collection)/persons") }
        #expect(read.contains { $0.method == "GET" && $0.path.hasSuffix(person) })
        // Somebody else takes the person off the list: what is opened tells it.
        try desk.press("G", "Enter")
        try desk.see("seen before")
        let gone = try Program.run(
            "ozc", ["persons", "delete", "John Doe", "--collection", "vips", "--yes"], home: home)
        #expect(gone.code == 0, "\(gone.errors)")
        try desk.press("r")
        try desk.see("Not found on the server")
        try desk.see("no name") { !$0.contains("John Doe") }
        try desk.press("C-c")
        try desk.left(with: 0)

        // With no network the hit is still there, by its id.
        sandbox.end()
        let offline = try Program.run(
            "ozc", ["console", "--offline", "--headless", "--size", "120x36", "--keys", "2 g <enter>"], home: home)
        #expect(offline.output.contains("hit: \(person.prefix(8)) of vips"), "\(offline.output)")
        let files = try FileManager.default.subpathsOfDirectory(atPath: home.path)
        for file in files where file.contains("mirror") || file.contains("ledger") || file.hasSuffix(".log") {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(home.path)/\(file)"))
            #expect(bytes.range(of: Data("seen before".utf8)) == nil, "\(file)")
        }
    }
}
