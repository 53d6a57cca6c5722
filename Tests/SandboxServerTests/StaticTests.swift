import Testing

@testable import SandboxServer

struct StaticTests {
    @Test func everyLinkOfTheListsLeadsToItsFile() async throws {
        try await Bench.run(orders: 60) { bench in
            let analyses = try await bench.get("/api/analyses/?limit=-1").items
            let sources = analyses.flatMap { $0["source_media"]?.elements ?? [] }
            #expect(sources.contains { $0["media_type"] == "SHOTS_SET_FOLDER" })
            #expect(sources.contains { $0["media_type"] == "VIDEO_FOLDER" })
            for media in sources {
                let file = try await fetch(media["original_url"], bench)
                #expect(file.status == 200)
                #expect(file.response.headers[.contentType] == media["mime_type"]?.text)
                let size = media["info"]?.members?.first?.value["size"]
                #expect(size == .int(file.response.body.readableBytes), "the size told is the size served")
                if let preview = media["preview_url"] {
                    let clip = try await fetch(preview, bench)
                    #expect(Array(buffer: clip.response.body).dropFirst(4).starts(with: "ftyp".utf8))
                }
                let pictures =
                    [media["thumb_url"]]
                    + (media["images"]?.elements ?? []).flatMap {
                        [$0["original_url"], $0["thumb_url"]]
                    }
                for link in pictures { try await expectPicture(link, bench) }
            }
            let shots = analyses.flatMap { $0["results_media"]?.elements ?? [] }
                .flatMap { $0["output_images"]?.elements ?? [] }
            #expect(!shots.isEmpty)
            for shot in shots {
                try await expectPicture(shot["original_url"], bench)
                try await expectPicture(shot["thumb_url"], bench)
            }
        }
    }

    @Test func rangesAreCutOut() async throws {
        try await Bench.run { bench in
            let link = try await bench.get("/api/analyses/?limit=1").items[0]["source_media"]?[0]?["original_url"]
            let whole = Array(buffer: try await fetch(link, bench).response.body)
            let part = try await fetch(link, bench, range: "bytes=10-19")
            #expect(part.status == 206)
            #expect(Array(buffer: part.response.body) == Array(whole[10..<20]))
            #expect(part.response.headers[.contentRange] == "bytes 10-19/\(whole.count)")
            let tail = try await fetch(link, bench, range: "bytes=-5")
            #expect(Array(buffer: tail.response.body) == Array(whole.suffix(5)))
            #expect(try await fetch(link, bench, range: "bytes=\(whole.count)-").status == 416)
            #expect(try await fetch(link, bench, range: "lines=1-2").status == 200)
        }
    }

    @Test func theOtherAddressOfFilesGivesThemToo() async throws {
        try await Bench.run { bench in
            let media = try await bench.makeFolder(["a.jpg"]).body["media"]?[0]
            let path = (media?["original_url"]?.text ?? "").split(separator: "/").dropFirst(3).joined(separator: "/")
            for slash in ["", "/"] {
                let file = try await bench.send("GET", "/system-static/\(path)\(slash)")
                #expect(file.status == 200)
                #expect(Array(buffer: file.response.body) == TestForm.jpeg)
                #expect(file.response.headers[.cacheControl] == "max-age=2592000")
            }
            #expect(try await bench.send("GET", "/system-static/nothing").code == 10)
        }
    }

    @Test func pathsThatAreNotOnesAreNotFound() async throws {
        try await Bench.run { bench in
            let link = try await bench.get("/api/analyses/?limit=1").items[0]["source_media"]?[0]?["original_url"]?.text
            let path = try #require(link).split(separator: "/").dropFirst(2).map(String.init)
            var foreign = path
            foreign[1] = "00000000-0000-4000-8000-000000000000"
            for parts in [foreign, Array(path.dropLast()), path + ["001.jpeg"], path.dropLast() + ["x.mp4"]] {
                #expect(try await bench.send("GET", "/" + parts.joined(separator: "/")).status == 404)
            }
            for bad in ["/static", "/static/../../etc/passwd", "/static/a/b/c/d", "/static/%2e%2e/x"] {
                #expect(try await bench.send("GET", bad).status == 404)
            }
        }
    }

    @Test(arguments: [
        ("bytes=0-0", 0, 1), ("bytes=5-", 5, 10), ("bytes=-3", 7, 10), ("bytes=-99", 0, 10), ("bytes=2-99", 2, 10),
    ])
    func rangesAreRead(_ header: String, _ first: Int, _ end: Int) {
        #expect(ByteRange(header, size: 10)?.part == first..<end)
    }

    @Test func oddRangesAreIgnoredOrRefused() {
        for header in ["bytes=5-2", "bytes=a-b", "bytes=1-2,4-5", "bytes=", "5-6", "bytes=--1"] {
            #expect(ByteRange(header, size: 10) == nil, "\(header)")
        }
        #expect(ByteRange("bytes=10-", size: 10)?.part == nil)
        #expect(ByteRange("bytes=-0", size: 10)?.part == nil)
    }

    @Test func thePicturesAreCompleteAndSmall() throws {
        let library = try MediaLibrary()
        #expect(library.files.reduce(0) { $0 + $1.bytes.count } < 2_500_000)
        for (place, file) in library.files.enumerated() {
            #expect(PictureHeader.mime(of: file.bytes) == file.mime, "\(file.name)")
            if file.mime == "image/jpeg" {
                let measures = PictureHeader.measures(of: file.bytes)
                #expect(measures?.width == file.width && measures?.height == file.height, "\(file.name)")
            } else {
                #expect(library.thumbnail(of: place) != nil, "\(file.name)")
                #expect(library.preview(of: place)?.duration ?? 0 > 1, "\(file.name)")
            }
        }
        for face in 1...Person.faces {
            let number = face < 10 ? "0\(face)" : "\(face)"
            for name in ["face-\(number).jpg", "clip-\(number).mp4", "card-\(number).jpg"] {
                #expect(library.place(name) != nil, "\(name)")
            }
        }
    }

    private func expectPicture(_ link: JSON?, _ bench: Bench) async throws {
        let file = try await fetch(link, bench)
        #expect(PictureHeader.mime(of: Array(buffer: file.response.body)) == "image/jpeg", "\(link?.text ?? "none")")
    }

    private func fetch(_ link: JSON?, _ bench: Bench, range: String? = nil) async throws -> Bench.Answer {
        let path = (link?.text ?? "").split(separator: "/").dropFirst(2).joined(separator: "/")
        return try await bench.send("GET", "/" + path, headers: range.map { ["Range": $0] } ?? [:])
    }
}
