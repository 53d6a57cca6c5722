import Canvas
import ConsoleUI
import Foundation
import OzModel
import Store
import Testing

/// What web pages and apps write about themselves is read in words, and masked where it tells who somebody is.
struct FrontEndTests {
    private func sample(_ name: String) throws -> String {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "../Fixtures/\(name).json")
        return try String(contentsOf: file, encoding: .utf8)
    }

    private func words(_ metadata: [String], tags: [String] = []) -> [String] {
        FrontEnd.facts(metadata, tags: tags).map { "\($0.topic.rawValue): \($0.words)" }
    }

    @Test func theDocumentedKeysHaveWords() throws {
        #expect(
            words([try sample("mobile_folder_meta_data")]) == [
                "Device: Apple iPhone 12", "System: 17.0", "SDK: 1.0.20",
            ])
        #expect(
            words([try sample("folder_meta_data")]) == [
                "Transaction: tr-0001", "Lead: lead-42", "Person key: 123123123",
            ])
    }

    @Test func actionsAreToldByTags() {
        #expect(
            words([#"{"action":["video_selfie_smile","wave"]}"#], tags: ["video_selfie", "video_selfie_left"]) == [
                "Action: smile, wave, head to the left"
            ])
    }

    @Test func theCallersWordComesBeforeTheModules() {
        #expect(words([#"{"sdk":"mine"}"#, #"{"sdk":"web 1.9.2","locale":"en"}"#]) == ["SDK: mine", "Language: en"])
    }

    @Test(arguments: ["", "[]", "3", #"{"phone_info":7}"#, #"{"phone_info":{"model":{}},"iin":""}"#])
    func strangeShapesAreNoFacts(_ text: String) { #expect(words([text]).isEmpty) }

    // MARK: On the screen

    private func mirror() throws -> Store.Mirror {
        let mirror = try SampleMirror.make(orders: 0)
        var mobile = SampleMirror.order(1)
        mobile["meta_data"] = [
            "transaction_id": "tr-0001", "iin": "900001", "end_user_id": "lead-7", "branch": "Anna's desk",
            "person_info": ["first_name": "Anna", "last_name": "Samplova"],
            "phone_info": [
                "manufacturer": "Google", "model": "Pixel 8", "device": "shiba", "os_version": "16",
                "version_liveness_sdk": "8.3.0",
            ],
        ]
        mobile["technical_meta_data"] = ["locale": "en", "event_session_id": "5e55-10"]
        var web = SampleMirror.order(2)
        web["meta_data"] = ["note": "the integrator's own key alone"]
        try SampleMirror.ingest(.orders, [mobile, web], into: mirror)
        return mirror
    }

    @Test(arguments: [
        ("summary", "<enter> G"), ("metadata", "<enter> l l l"), ("masked", "m <enter> G"),
        ("masked-metadata", "m <enter> l l l"), ("masked-list", "m"),
    ])
    func looksAsRecorded(_ name: String, _ keys: String) throws {
        for size in Scene.wide {
            let stage = try Stage(size: Size(columns: size.columns, rows: size.rows), mirror: mirror())
            try stage.press(keys)
            let suffix = size == (80, 24) ? "" : "-\(size.columns)x\(size.rows)"
            try expectGolden("front-end-\(name)\(suffix)", stage.screen)
        }
    }

    @Test func aCaseOfTheQueueSaysWhatItWasTakenWith() throws {
        let stage = try Stage(size: Size(columns: 120, rows: 50), mirror: mirror())
        try stage.press("1 <enter>")
        #expect(stage.text.contains("Google Pixel 8 shiba, System 16, SDK 8.3.0"))
    }

    @Test func whatIsPersonalIsNowhereWhileMasked() throws {
        let secrets = ["Anna", "Samplova", "900001", "lead-7", "selfie.jpg", "live.mp4"]
        let tabs = [1, 3, 4, 6].map { "<enter>" + String(repeating: " l", count: $0) }
        for keys in ["", "<enter>", "3 <enter>", "4", "4 <enter>", "4 <enter> l"] + tabs {
            let stage = try Stage(size: Size(columns: 160, rows: 80), mirror: mirror())
            try stage.press(keys)
            let open = stage.text
            try stage.press("m")
            for secret in secrets {
                #expect(!stage.text.contains(secret), "\(secret) after \(keys)")
            }
            try stage.press("m")
            #expect(stage.text.contains("Nothing is masked"))
            #expect(secrets.contains { open.contains($0) }, "nothing to hide after \(keys)")
        }
    }
}
