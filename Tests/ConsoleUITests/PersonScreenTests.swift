import Canvas
import ConsoleUI
import Foundation
import OzModel
import Store
import Testing

/// Persons of collections on the screen: who was found, who they are, in whose orders, and what is not known.
struct PersonScreenTests {
    private static let blacklist = SampleMirror.id(0xD0, 0)
    static let anna = PersonKey(Person.ID(SampleMirror.id(0xD1, 0)), of: OzModel.Collection.ID(blacklist))
    static let ivan = PersonKey(Person.ID(SampleMirror.id(0xD1, 1)), of: OzModel.Collection.ID(blacklist))

    /// Order 2 hit Anna and Ivan, orders 3 and 4 Anna alone, order 7 nobody.
    private static func mirror() throws -> Store.Mirror {
        let mirror = try SampleMirror.make(orders: 0)
        let hits: [(Int, [(PersonKey, Double)])] = [
            (2, [(anna, 0.93), (ivan, 0.88)]), (3, [(anna, 0.91)]), (4, [(anna, 0.86)]), (7, []),
        ]
        try SampleMirror.ingest(.orders, hits.map(order), into: mirror)
        return mirror
    }

    private static func order(_ number: Int, _ hits: [(PersonKey, Double)]) -> [String: Any] {
        var order = SampleMirror.order(number)
        let created = SampleMirror.now - 60 - Double(number * number) * 97
        let verdict = hits.isEmpty ? "SUCCESS" : "DECLINED"
        var search = SampleMirror.analysis(number, 3, "COLLECTION", verdict, created)
        let score = hits.first?.1 ?? 0.41
        search["results_data"] = ["confidence": score]
        search["confs"] = ["decision_threshold": 0.85, "decision_count": 10]
        search["collection"] = ["collection_id": blacklist, "alias": "blacklist"]
        let persons: [[String: Any]] = hits.map { key, score in
            [
                "person_id": key.person.rawValue, "confidence": score,
                "images": [
                    [
                        "person_image_id": SampleMirror.id(0xB1, 0), "original_name": "came-along.jpg",
                        "original_url": "/static/collections/along.jpeg",
                    ]
                ],
            ]
        }
        search["results_media"] = [
            [
                "results_data": ["confidence": score], "collection_persons": persons,
                "person_id": hits.first.map { $0.0.person.rawValue as Any } ?? NSNull(),
            ]
        ]
        order["system_resolution"] = verdict
        order["analyses"] = [search]
        return order
    }

    /// What the server would tell of them.
    static func meet(_ roster: Roster) throws {
        let photos = [0, 1].map { number in
            Person.Photo(
                id: Person.Photo.ID(SampleMirror.id(0xB1, number)), name: "anna-\(number).jpg",
                tags: ["photo_selfie", "orientation_portrait"], originalURL: "/static/collections/\(number).jpeg",
                thumbURL: "/static/collections/\(number)_thumb.jpeg")
        }
        let created = SampleMirror.now - 90_000
        let anna = Person(
            id: anna.person, collectionID: anna.collection, created: created, name: "Anna Sample", photos: photos)
        let ivan = Person(
            id: ivan.person, collectionID: ivan.collection, created: created, name: "Иван\u{1B}[31m Петров"
        )
        roster.put([anna, ivan], total: 12, of: Self.anna.collection)
        let json = """
            {"person_id": "\(anna.id)", "meta_data": {"person_info": {"last_name": "Sample", "first_name": "Anna"},\
             "note": "seen twice", "visits": {"last_seen": "2025-12-30", "is_barred": true}, "desks": ["A", "B"], "k\\u001b[31m": 3}}
            """
        roster.put(anna, json: json, as: Self.anna)
    }

    static func stage(
        _ keys: String, _ size: (columns: Int, rows: Int) = (120, 36), shelf: PictureShelf? = nil, knows: Bool = true,
        role: UserRole = .operator
    ) throws -> Stage {
        let stage = try Stage(
            size: Size(columns: size.columns, rows: size.rows), mirror: try mirror(), role: role, shelf: shelf)
        if knows { try meet(stage.console.models.roster) }
        for key in keys.split(separator: " ") {
            try stage.press(String(key))
            stage.draw()
        }
        try stage.look()
        return stage
    }

    static let scenes: [Scene] = [
        Scene(name: "hits-order", keys: "<enter>", sizes: Scene.wide),
        Scene(name: "hits-order-person", keys: "<enter> l l l l"),
        Scene(name: "hits-analysis", keys: "3 <enter>", sizes: Scene.wide),
        Scene(name: "collection-persons", keys: "5 <enter>", sizes: Scene.wide),
        Scene(name: "person-masked", keys: "m 5 <enter> j <enter>"),
    ]

    @Test(arguments: scenes) func looksAsRecorded(_ scene: Scene) throws {
        for size in scene.sizes {
            try expectGolden(
                "\(scene.name)-\(size.columns)x\(size.rows)", try Self.stage(scene.keys, size).screen)
        }
    }

    @Test(arguments: [0, 1, 2]) func aPersonLooksAsRecorded(_ tab: Int) throws {
        for size in Scene.wide {
            let keys = (["5", "<enter>", "j", "<enter>"] + Array(repeating: "l", count: tab)).joined(separator: " ")
            let name = "person-\(["summary", "hits", "raw"][tab])-\(size.columns)x\(size.rows)"
            try expectGolden(name, try Self.stage(keys, size).screen)
        }
    }

    @Test func aPersonsPhotosLookAsRecorded() throws {
        for size in Scene.wide {
            let stage = try Self.stage("5 <enter> j <enter>", size, shelf: PictureShelf())
            try expectGolden("person-pictures-\(size.columns)x\(size.rows)", stage.screen)
            try stage.press("v")
            stage.draw()
            try expectGolden("person-viewer-\(size.columns)x\(size.rows)", stage.screen)
        }
    }

    /// Lines that come above the cursor do not put it on what stands in its line now.
    @Test func theCursorStaysOnWhatItWasPutOn() throws {
        let stage = try Self.stage("<enter> j")
        #expect(stage.line("▌")?.contains("hit: Anna Sample") == true)
        var changed = Self.order(2, [(Self.ivan, 0.97), (Self.anna, 0.93)])
        changed["time_updated"] = SampleMirror.now
        try SampleMirror.ingest(.orders, [changed], into: stage.mirror)
        try stage.receive(.mirrorChanged(revision: stage.mirror.reader.revision))
        #expect(stage.line("hit: Иван")?.contains("0.97") == true)
        #expect(stage.line("▌")?.contains("hit: Anna Sample") == true)
        try stage.press("<enter>")
        #expect(stage.console.state.detail?.id == "\(Self.blacklist)/\(Self.anna.person.rawValue)")
        // What is not there any more leaves the cursor to the nearest that opens something.
        try stage.press("<esc>")
        changed = Self.order(2, [(Self.ivan, 0.97)])
        changed["time_updated"] = SampleMirror.now + 1
        try SampleMirror.ingest(.orders, [changed], into: stage.mirror)
        try stage.receive(.mirrorChanged(revision: stage.mirror.reader.revision))
        #expect(stage.line("▌")?.contains("hit: Иван") == true)
    }

    // MARK: Ways

    @Test func aHitLeadsToThePersonAndThePersonToTheOrders() throws {
        let stage = try Self.stage("<enter> j <enter>")
        #expect(stage.text.contains("Anna Sample of blacklist"))
        #expect(stage.text.contains("0.93 ≥ 0.85"))
        let person = try #require(stage.console.state.detail)
        #expect(person.subject == .person)
        try stage.press("y")
        #expect(stage.effects.last == .copy(Self.anna.person.rawValue, what: "The id was"))
        try stage.press("G <enter>")
        #expect(stage.console.state.detail?.subject == .object(.orders))
        #expect(stage.text.contains("tr-0004"))
    }

    @Test func theServerIsAskedForWhomAnOpenedPageIsAbout() throws {
        let stage = try Self.stage("3 <enter>", knows: false)
        #expect(stage.meetings.contains([.person(Self.anna), .person(Self.ivan)]))
        #expect(stage.text.contains("\(Self.anna.person.short) of blacklist"))
        try Self.meet(stage.console.models.roster)
        try stage.receive(.met)
        #expect(stage.text.contains("Anna Sample of blacklist"))
        // Each is asked for once, whatever is painted.
        let count = stage.meetings.count
        try stage.press("l h l h")
        #expect(stage.meetings.count == count)
    }

    @Test func aPreviewAsksForNobody() throws {
        let stage = try Self.stage("3 j k j 5 j k", (200, 50), knows: false)
        #expect(stage.meetings.isEmpty)
        try stage.press("<enter>")
        try stage.look()
        #expect(Set(stage.meetings.joined()) == [.everybody(Self.anna.collection)])
        let count = stage.meetings.count
        try stage.press("r")
        #expect(stage.meetings.count == count + 1)
    }

    @Test func offlineNobodyIsAskedAndTheHitsAreThere() throws {
        let stage = try Stage(size: Size(columns: 120, rows: 36), mirror: try Self.mirror(), shelf: PictureShelf())
        try stage.receive(.news(.chosenOffline(last: SampleMirror.now - 90)))
        try stage.receive(.openOwn(.person, id: "\(Self.anna.collection)/\(Self.anna.person)"))
        stage.draw()
        #expect(stage.meetings.isEmpty)
        #expect(stage.text.contains("or there is no network"))
        #expect(stage.text.contains("the best hit of 3 searches"))
        // The photo that came along with the newest hit.
        #expect(stage.screen.contains("along.jpeg"))
        try stage.receive(.news(.live))
        try stage.look()
        #expect(stage.meetings == [[.person(Self.anna)]])
    }

    @Test func whoIsGoneIsToldToBe() throws {
        let stage = try Self.stage("5 <enter> j <enter>")
        stage.console.models.roster.refuse(.person(Self.anna), "Not found on the server: no such person.", isGone: true)
        try stage.receive(.met)
        #expect(stage.text.contains("Not found on the server"))
        #expect(!stage.text.contains("Anna"))
        #expect(stage.text.contains("tr-0002"))
    }

    @Test func nobodyKnowsWhomAnotherLogInKnew() throws {
        let stage = try Self.stage("5 <enter>")
        #expect(stage.text.contains("Anna Sample"))
        stage.console.models.roster.clear()
        try stage.receive(.met)
        #expect(!stage.text.contains("Anna Sample"))
        #expect(stage.text.contains("they are being read"))
    }

    @Test func oneIsReadOnceAtATime() throws {
        let roster = Roster()
        let wish = Roster.Wish.person(Self.anna)
        #expect(roster.begin(wish) && !roster.begin(wish))
        roster.refuse(wish, "No.")
        #expect(roster.begin(wish))
        roster.put(Person(id: Self.anna.person), json: "{}", as: Self.anna)
        #expect(roster.begin(wish))
    }

    @Test func maskedNobodyIsNamed() throws {
        for keys in ["m 5 <enter>", "m 5 <enter> j <enter>", "m 3 <enter>", "m <enter>", "m 5 <enter> j <enter> l l"] {
            let text = try Self.stage(keys, (200, 50)).text
            #expect(!text.contains("Anna") && !text.contains("seen twice") && !text.contains("anna-0"), "\(keys)")
        }
    }
}

extension Stage {
    /// Whom the server was asked for, question by question.
    fileprivate var meetings: [[Roster.Wish]] {
        effects.compactMap { if case .meet(let wishes) = $0 { wishes } else { nil } }
    }
}
