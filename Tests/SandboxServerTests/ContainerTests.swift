import TestSupport
import Testing

@testable import SandboxServer

struct ContainerTests {
    private static let payload: JSON = ["folder:meta_data": ["iin": "7"], "media:tags": ["a.jpg": ["photo_selfie"]]]
    private static let picture = ("a.jpg", TestForm.jpeg)
    private static let file = ("payload.json", payload.bytes)

    @Test func aContainerIsAnOrder() async throws {
        try await Bench.run { bench in
            let token = try await bench.send(
                "GET", "/api/authorize/session_token", token: bench.token(.client)
            ).body["session_token"]?.text
            let container = TestArchive.bytes([
                Self.file, ("../../etc/a.jpg", TestForm.jpeg), ("session_token", Array((token ?? "").utf8)),
            ])
            for path in ["/api/folders", "/api/instant/folders/"] {
                let made = try await send(container, path, bench)
                #expect(made.status == 201)
                #expect(made.body["meta_data"] == ["iin": "7"])
                #expect(made.body["media"]?.elements?.count == 1)
                #expect(made.body["media"]?[0]?["original_name"] == "a.jpg")
                #expect(made.body["media"]?[0]?["tags"] == ["photo_selfie"])
            }
        }
    }

    @Test func whatIsWrongWithAContainerIsTold() async throws {
        var broken = TestArchive.bytes([Self.file, Self.picture])
        broken[30 + 12 + Self.file.1.count + 30 + 5 + 8] ^= 0xFF
        let many: [(name: String, bytes: [UInt8])] = [Self.file] + (0..<70).map { ("\($0).jpg", TestForm.jpeg) }
        let cases: [(bytes: [UInt8], code: Int, message: String)] = [
            ([], 13, "No data container provided"), ([1, 2, 3], 14, "Invalid Data Container"),
            (TestArchive.bytes([Self.picture]), 3, "Missing payload.json"),
            (TestArchive.bytes([Self.file]), 4, "No media in data container"),
            (broken, 5, "Data container is damaged"),
            (TestArchive.bytes(many), 14, "Data container unpacking failed"),
            ([0x50, 0x4B, 3, 4, 9, 9, 9], 14, "Data container unpacking failed"),
            (
                TestArchive.bytes([Self.file, Self.picture, ("session_token", [])]), 14,
                "Invalid or empty Session Token"
            ),
            (
                TestArchive.bytes([Self.file, Self.picture, ("session_token", Array("a.b.c".utf8))]), 14,
                "Invalid or empty Session Token"
            ),
        ]
        try await Bench.run { bench in
            for wrong in cases {
                for path in ["/api/folders/", "/api/instant/folders"] {
                    let answer = try await send(wrong.bytes, path, bench)
                    #expect(answer.status == 400)
                    #expect(answer.code == wrong.code, "\(wrong.message)")
                    #expect(answer.body["error_message"]?.text == wrong.message)
                }
            }
        }
    }

    @Test func everyCutOfAnArchiveIsRefusedOrRead() {
        let whole = TestArchive.bytes([Self.file, Self.picture])
        for end in 0..<whole.count { _ = try? Archive.entries(of: Array(whole[..<end])) }
        for place in whole.indices {
            var changed = whole
            changed[place] ^= 0x55
            _ = try? Archive.entries(of: changed)
        }
        #expect((try? Archive.entries(of: whole))?.map(\.name) == ["payload.json", "a.jpg"])
    }

    @Test func anUploadedShotsSetShowsItsFrames() async throws {
        try await Bench.run { bench in
            let zip = TestArchive.bytes([("x.jpg", TestForm.jpeg), ("notes.txt", [65]), ("y.jpg", TestForm.jpeg)])
            let form = TestForm(payload: [:], files: [("frames.zip", zip)], type: "application/zip")
            let made = try await bench.send(
                "POST", "/api/folders", token: bench.token(.client), bytes: form.bytes, type: TestForm.contentType)
            let images = made.body["media"]?[0]?["images"]?.elements ?? []
            #expect(images.map { $0["original_name"] } == ["x.jpg", "y.jpg"])
            for image in images {
                let link = image["original_url"]?.text?.split(separator: "/").dropFirst(2).joined(separator: "/")
                let file = try await bench.send("GET", "/" + (link ?? ""))
                #expect(Array(buffer: file.response.body) == TestForm.jpeg)
            }
        }
    }

    @Test func theFirstFrameOfAnUploadedShotsSetIsItsBestShot() async throws {
        try await Bench.run { bench in
            let zip = TestArchive.bytes([("x.jpg", TestForm.jpeg + [1]), ("y.jpg", TestForm.jpeg + [2])])
            let form = TestForm(
                payload: ["analyses": [["type": "quality", "params": ["extract_best_shot": true]]]],
                files: [("frames.zip", zip)], type: "application/zip")
            let token = try await bench.token(.client)
            async let answer = bench.send(
                "POST", "/api/folders", token: token, bytes: form.bytes, type: TestForm.contentType)
            let time = bench.passing(1)
            defer { time.cancel() }
            let shots = try await answer.body["analyses"]?[0]?["results_media"]?[0]?["output_images"]?.elements ?? []
            #expect(shots.count == 1)
            for name in ["original_url", "thumb_url"] {
                let path = shots.first?[name]?.text?.split(separator: "/").dropFirst(2).joined(separator: "/")
                let file = try await bench.send("GET", "/" + (path ?? ""))
                #expect(Array(buffer: file.response.body) == TestForm.jpeg + [1])
            }
        }
    }

    @Test func aClipMayLastSixSeconds() async throws {
        let library = try MediaLibrary()
        let clip = try #require(library.file("clip-01.mp4"))
        #expect(try #require(ClipHeader.duration(of: clip.bytes)).distance(to: clip.duration ?? 0).magnitude < 0.1)
        for end in 0..<min(clip.bytes.count, 2_000) { _ = ClipHeader.duration(of: Array(clip.bytes[..<end])) }
        try await Bench.run { bench in
            let token = try await bench.token(.client)
            for (seconds, status) in [(6, 201), (7, 400)] {
                let form = TestForm(
                    payload: [:], files: [("a.mp4", Self.clip(seconds: seconds))], type: "video/mp4")
                let answer = try await bench.send(
                    "POST", "/api/folders", token: token, bytes: form.bytes, type: TestForm.contentType)
                #expect(answer.status == status)
                if status == 400 { #expect(answer.code == 4) }
            }
        }
    }

    /// The boxes of an MP4 that tell its length.
    private static func clip(seconds: Int) -> [UInt8] {
        let header: [UInt8] =
            [0, 0, 0, 28] + Array("mvhd".utf8) + Array(repeating: 0, count: 12) + [0, 0, 0, 1, 0, 0, 0, UInt8(seconds)]
        return [0, 0, 0, 12] + Array("ftypmp42".utf8) + [0, 0, 0, UInt8(header.count + 8)]
            + Array("moov".utf8) + header
    }

    @Test func aPackedArchiveIsUnpackedWithinBounds() throws {
        let library = try MediaLibrary()
        let set = try #require(library.place("shots-01.zip").map { library.files[$0] })
        #expect(ShotFrames.list(in: set.bytes).count == set.frames.count)
        let large = TestArchive.bytes([("a", [UInt8](repeating: 7, count: Archive.mostEntryBytes + 1))])
        #expect(throws: Archive.Trouble.tooBig) { try Archive.entries(of: large) }
    }

    @Test(arguments: ["/api/folders", "/api/instant/folders"])
    func tenFilesOfTenMebibytesAreTheMost(_ path: String) async throws {
        try await Bench.run { bench in
            let token = try await bench.token(.client)
            let many = TestForm(payload: [:], files: (0..<11).map { ("\($0).jpg", TestForm.jpeg) })
            let large = TestForm(
                payload: [:], files: [("a.jpg", [UInt8](repeating: 0xFF, count: Form.mostFileBytes + 1))])
            for (form, code) in [(many, 4), (large, 14)] {
                let answer = try await bench.send(
                    "POST", path, token: token, bytes: form.bytes, type: TestForm.contentType)
                #expect(answer.status == 400 && answer.code == code)
            }
        }
    }

    private func send(_ bytes: [UInt8], _ path: String, _ bench: Bench) async throws -> Bench.Answer {
        try await bench.send(
            "POST", path, token: bench.token(.client), bytes: bytes, type: "application/octet-stream")
    }
}
