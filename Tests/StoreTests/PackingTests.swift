import Foundation
import GRDB
import OzModel
import Testing

@testable import Store

/// Texts are kept small and come back as they were, and never as another's.
@Suite struct PackingTests {
    private func data(_ text: String) -> Data { Data(text.utf8) }

    @Test(arguments: [
        "", "x", "{}", String(repeating: "{\"a\": 1}", count: 4000), String(repeating: "имя 😀 ", count: 90_000),
        String((0..<5000).map { Character(Unicode.Scalar(32 + UInt8($0 * $0 % 90))) }),
    ])
    func whatIsPackedComesBack(_ text: String) {
        for (context, dictionary) in [("", ""), ("id-7", ""), ("id-7", "{\"a\": 1, \"b\": "), ("", "имя")] {
            let packed = Packing.pack(data(text), context: data(context), dictionary: data(dictionary))
            let back = Packing.unpack(packed, context: data(context), dictionary: data(dictionary))
            #expect(back == data(text))
            #expect(packed.count <= text.utf8.count + 1)
        }
    }

    @Test func idsAndTheServersFormCostLittle() {
        let id = "cdc05b81-eadc-4088-beb5-adf0efa6850a"
        let form = "{\"folder_id\": \"\", \"is_archive\": false, \"operator_status\": null, \"url\": \"https://x/\"}"
        let text =
            "{\"folder_id\": \"\(id)\", \"is_archive\": false, \"operator_status\": null, \"url\": \"https://x/\(id)\"}"
        #expect(Packing.pack(data(text), context: data(id), dictionary: data(form)).count < 24)
    }

    @Test func withAnotherContextNothingComesBack() {
        let text = data("{\"folder_id\": \"cdc05b81-eadc-4088-beb5-adf0efa6850a\"}")
        let packed = Packing.pack(text, context: data("cdc05b81-eadc-4088-beb5-adf0efa6850a"), dictionary: Data())
        #expect(
            Packing.unpack(packed, context: data("adc05b81-eadc-4088-beb5-adf0efa6850b"), dictionary: Data()) == nil)
        #expect(Packing.unpack(packed, context: Data(), dictionary: Data()) == nil)
    }

    @Test(arguments: [
        [], [200], [5], [5, 1], [255, 255, 255, 255, 255, 1], [255, 255, 255, 127, 0, 9], [9, 0, 1, 2, 3],
    ])
    func rubbishIsRefused(_ bytes: [UInt8]) {
        #expect(Packing.unpack(Data(bytes), context: Data(), dictionary: Data()) == nil)
    }

    @Test func aSampleHasNothingOfAPerson() {
        let json = """
            {"folder_id":"cdc05b81-eadc-4088-beb5-adf0efa6850a","time_created":1795904065.192167,"type":"QUALITY",\
            "meta_data":{"iin":"494403952436","names":["Anna",{"last":"O\\"Hara"}],"age":7,"is":true},"tags":["a_b"],\
            "resolution_comment":"not her","results_data":{"name":"ANNA"},"url":"https://x/cdc05b81-eadc/a.mp4","n":15.0}
            """
        let expected = """
            {"folder_id":"","time_created":0,"type":"QUALITY",\
            "meta_data":{"iin":"","names":["",{"last":""}],"age":0,"is":true},"tags":["a_b"],\
            "resolution_comment":"","results_data":{"name":""},"url":"https://x//a.mp4","n":15.0}
            """
        #expect(Sample.masked(json) == expected)
    }

    @Test(arguments: ["", "\"", "{\"a", "{\"a\\", "{\"meta_data\":", "]]}", "{\"meta_data\":\"x\\\\\"}", "12"])
    func samplesOfBrokenTextsEnd(_ text: String) {
        #expect(Sample.masked(text).utf8.count <= text.utf8.count + 1)
    }

    @Test func thePageThatBeginsADictionaryAndThoseAfterItReadTheSame() throws {
        let mirror = try Mirror.inMemory()
        func page(_ numbers: Range<Int>, at time: Double) -> [UInt8] {
            Page.array(
                numbers.map {
                    let check = Page.analysis($0, order: $0, created: time, fields: "\"confs\": {\"a\": \($0)}")
                    return Page.order(
                        $0, created: time, fields: "\"meta_data\": {\"name\": \"Zera \($0)\"}, \"analyses\": [\(check)]"
                    )
                })
        }
        _ = try mirror.ingest(.orders, page(0..<3, at: 1))
        _ = try mirror.ingest(.orders, page(3..<40, at: 1))
        _ = try mirror.ingest(.orders, page(40..<60, at: 1))
        #expect(try mirror.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM dictionaries") } == 2)
        // Rows of before keep what they were packed with, so that they do not come to look changed.
        #expect(try mirror.ingest(.orders, page(0..<60, at: 1)).changed == 0)
        for number in [0, 2, 3, 39, 40, 59] {
            #expect(try mirror.reader.json(.orders, id: "f-\(number)")?.contains("Zera \(number)\"") == true)
            #expect(try mirror.reader.json(.analyses, id: "a-\(number)")?.contains("{\"a\":\(number)}") == true)
        }
        let texts = try mirror.queue.read { try Data.fetchAll($0, sql: "SELECT text FROM dictionaries") }
        for text in texts { #expect(text.range(of: data("Zera")) == nil) }
    }
}

/// Ids that are UUIDs take 16 bytes, and every id comes back as it was.
@Suite struct ObjectKeyTests {
    @Test(arguments: [
        ("cdc05b81-eadc-4088-beb5-adf0efa6850a", true), ("00000000-0000-0000-0000-000000000000", true),
        ("CDC05B81-eadc-4088-beb5-adf0efa6850a", false), ("cdc05b81eadc-4088-beb5-adf0efa6850a-", false),
        ("cdc05b81-eadc-4088-beb5-adf0efa6850", false), ("f-1", false), ("", false), ("имя", false),
        ("cdc05b81-eadc-4088-beb5-adf0efa6850g", false),
    ])
    func everyIDComesBack(_ id: String, isShort: Bool) {
        let key = ObjectKey.key(id)
        #expect(ObjectKey.id(key) == id)
        if case .blob(let data) = key.storage { #expect(isShort && data.count == 16) } else { #expect(!isShort) }
    }

    @Test func idsAreFoundByTheirBeginning() throws {
        let mirror = try Mirror.inMemory()
        let ids = [
            "cdc05b81-eadc-4088-beb5-adf0efa6850a", "cdc05b81-eadc-4088-beb5-adf0efa6850b",
            "cdc05b81-ffff-4088-beb5-adf0efa6850b", "d0000000-0000-4000-8000-000000000000", "cdc", "CDC-1",
        ]
        _ = try mirror.ingest(.orders, Page.array(ids.map { "{\"folder_id\": \"\($0)\", \"time_created\": 1}" }))
        for text in [
            "c", "cdc", "cdc05b81", "cdc05b81-", "cdc05b81-eadc-4088-beb5-adf0efa6850a", "d0", "CDC", "x", "cdc05b81e",
        ] {
            let found = try mirror.reader.ids(.orders, startingWith: text, limit: 9)
            #expect(found == ids.filter { $0.hasPrefix(text) }.sorted(), "\(text)")
        }
        #expect(try mirror.reader.ids(.orders, startingWith: "c", limit: 2) == ["cdc", ids[0]])
    }
}
