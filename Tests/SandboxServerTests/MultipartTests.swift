import Testing

@testable import SandboxServer

struct MultipartTests {
    private func parts(_ text: String, boundary: String = "edge") throws -> [Multipart.Part] {
        try Multipart.parts(of: Array(text.utf8), boundary: Array(boundary.utf8))
    }

    @Test func readsFieldsAndFiles() throws {
        let parts = try parts(
            "preamble\r\n--edge  \r\nContent-Disposition: form-data; name=\"payload\"\r\n\r\n{}\r\n"
                + "--edge\r\ncontent-type: Image/PNG; x=1\r\ncontent-disposition: form-data; "
                + "filename=\"a \\\"b\\\".png\"; name=file\r\n\r\n\r\n--edg\r\n--edg e\r\n--edge--\r\nepilogue")
        #expect(parts.count == 2)
        #expect(parts[0] == .init(name: "payload", fileName: nil, type: nil, bytes: Array("{}".utf8)))
        #expect(parts[1].name == "file")
        #expect(parts[1].fileName == "a \"b\".png")
        #expect(parts[1].type == "image/png")
        #expect(parts[1].bytes == Array("\r\n--edg\r\n--edg e".utf8), "what only looks like the boundary is content")
    }

    @Test(arguments: [
        ("../../etc/passwd", "passwd"), ("C:\\\\temp\\\\me.jpg", "me.jpg"), ("/", ""),
        ("имя файла.jpg", "имя файла.jpg"),
    ])
    func fileNamesLoseTheirFolders(_ sent: String, _ kept: String) throws {
        let parts = try parts(
            "--edge\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\(sent)\"\r\n\r\nx\r\n--edge--")
        #expect(parts[0].fileName == kept)
        #expect(parts[0].bytes == [0x78])
    }

    @Test(arguments: [
        "", "--edge", "--edge\r\n", "nothing", "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nopen",
        "--edge\r\nno colon\r\n\r\nx\r\n--edge--", "--edge\r\n\r\nx\r\n--edge--", "--edgex\r\n\r\n--edge--",
        "--edge\r\nContent-Disposition: form-data\r\n\r\nx\r\n--edge--",
        "--edge\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\nx\r\n--edge--",
        "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\nx\r\n--edge--",
        "--edge\nContent-Disposition: form-data; name=\"a\"\n\nx\n--edge--",
        "--edge\r\n--edge\r\n--edge--",
    ])
    func refusesBrokenBodies(_ text: String) {
        #expect(throws: ApiError.self) { try parts(text) }
    }

    @Test func refusesTooManyPartsAndEndlessHeaders() {
        let part = "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n"
        #expect(throws: ApiError.self) {
            try parts(String(repeating: part, count: Multipart.mostParts + 1) + "--edge--")
        }
        let endless = "--edge\r\nX: " + String(repeating: "y", count: 20_000) + "\r\n\r\nx\r\n--edge--"
        #expect(throws: ApiError.self) { try parts(endless) }
        #expect(throws: ApiError.self) {
            try Multipart.parts(
                of: Array("--e\r\nContent-Disposition: form-data; name=\"".utf8) + [0xFF]
                    + Array("\"\r\n\r\nx\r\n--e--".utf8),
                boundary: Array("e".utf8))
        }
    }

    /// Every prefix and every damaged byte of a good body either reads or is refused; none may crash.
    @Test func damageNeverCrashes() {
        let good = TestForm(payload: ["a": 1], files: [("f.jpg", [13, 10, 45, 45, 101])]).bytes
        for length in 0..<good.count {
            _ = try? Multipart.parts(of: Array(good.prefix(length)), boundary: Array("edge".utf8))
        }
        for place in good.indices {
            for value in [0, 10, 13, 34, 45, 59, 255] as [UInt8] {
                var bad = good
                bad[place] = value
                _ = try? Multipart.parts(of: bad, boundary: Array("edge".utf8))
            }
        }
    }

    @Test(arguments: [
        ("multipart/form-data; boundary=abc", "abc"), ("Multipart/Form-Data; charset=x; boundary=\"a b;c\"", "a b;c"),
    ])
    func findsTheBoundary(_ type: String, _ boundary: String) throws {
        #expect(try Multipart.boundary(of: type) == Array(boundary.utf8))
    }

    @Test func missingBoundariesAreRefused() throws {
        #expect(try Multipart.boundary(of: "application/json") == nil)
        #expect(throws: ApiError.self) { try Multipart.boundary(of: "multipart/form-data") }
        #expect(throws: ApiError.self) { try Multipart.boundary(of: "multipart/form-data; boundary=") }
        #expect(throws: ApiError.self) {
            try Multipart.boundary(of: "multipart/form-data; boundary=" + String(repeating: "x", count: 71))
        }
    }
}
