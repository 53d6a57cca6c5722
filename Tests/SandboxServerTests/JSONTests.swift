import Testing

@testable import SandboxServer

struct JSONTests {
    @Test func writesAsPythonDoes() {
        let value: JSON = [
            "a": 1, "b": [true, nil, "ж\"\\\n\u{1}"], "time": .double(1_767_225_600.123456), "whole": .double(5),
            "tiny": .double(0.00001), "empty": [:],
        ]
        #expect(
            String(decoding: value.bytes, as: UTF8.self)
                == #"{"a": 1, "b": [true, null, "ж\"\\\n\u0001"], "time": 1767225600.123456, "whole": 5.0, "#
                + #""tiny": 1e-05, "empty": {}}"#)
    }

    @Test func readsWhatItWrites() throws {
        let value: JSON = ["name": "サンプル", "list": [1, -2, .double(0.5), nil, false], "inner": ["k": "v"]]
        #expect(try JSON(parsing: value.bytes) == value)
    }

    @Test(
        arguments: [
            (#"  [1 , 2]  "#, [1, 2]), (#""\u00e9\ud83d\ude00""#, .string("é😀")),
            (#""\ud83d x""#, .string("\u{FFFD} x")), ("1e3", .double(1000)), ("-7", .int(-7)),
            (#"{"a": 1, "b": 2, "a": 3}"#, ["a": 3, "b": 2]),
        ] as [(String, JSON)])
    func readsSpellings(_ text: String, _ value: JSON) throws {
        #expect(try JSON(parsing: Array(text.utf8)) == value)
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", "{\"a\" 1}", "{\"a\":}", "nul", "01a", "+1", "1e999", "\"a", "\"\\x\"", "\"\\u12\"",
        "[1] 2",
        "'a'", "\"\u{1}\"", "{1: 2}", "-",
    ])
    func refuses(_ text: String) {
        #expect(throws: JSON.SyntaxError.self) { try JSON(parsing: Array(text.utf8)) }
    }

    @Test func refusesDepthAndBrokenText() {
        #expect(throws: JSON.SyntaxError.self) { try JSON(parsing: Array(repeating: 0x5B, count: 100_000)) }
        #expect(throws: JSON.SyntaxError.self) { try JSON(parsing: [0x22, 0xFF, 0xFE, 0x22]) }
    }
}
