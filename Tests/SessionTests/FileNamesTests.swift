import Foundation
import TestSupport
import Testing

@testable import Session

/// What a sender calls a file never becomes more than a name in one directory.
@Suite struct FileNamesTests {
    @Test(arguments: [
        ("face.jpg", "face.jpg"), ("", "file"), (".", "file"), ("..", "file"), ("--", "file"), (" . -", "file"),
        ("../../x", "_.._x"), ("/etc/passwd", "_etc_passwd"), ("..\\..\\x", "_.._x"), ("c:x", "c_x"),
        (".bashrc", "bashrc"), ("-rf", "rf"), ("- .x", "x"), ("a/\u{301}b", "a_\u{301}b"), ("a\nb", "a b"),
    ])
    func aNameIsMadeSafe(_ name: String, _ expected: String) { #expect(FileNames.safe(name) == expected) }

    private static let hostile: [String] = [
        "\u{1B}[2J\u{1B}]52;c;x\u{7}.jpg", "a\u{0}b.jpg", "\u{202E}gpj.exe",
        String(repeating: "x", count: 500) + ".jpg",
        String(repeating: "x", count: 10) + "-" + String(repeating: "y", count: 119),
        String(repeating: ".-", count: 250) + "x", String(repeating: "🙂", count: 500), ".\u{301}x", "-\u{301}x",
        "/\u{301}/\u{301}..", "e" + String(repeating: "\u{301}", count: 500), String(repeating: "/", count: 500),
    ]

    @Test(arguments: hostile) func nothingHostileStays(_ name: String) {
        let safe = FileNames.safe(name)
        #expect(!safe.isEmpty && safe.utf8.count <= 200)
        #expect(!safe.unicodeScalars.contains { "/\\:".unicodeScalars.contains($0) })
        #expect(!safe.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
        #expect(!safe.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
        let first = safe.unicodeScalars.first
        #expect(first != "." && first != "-" && first != " ")
    }

    @Test func theKindOfALongNameStays() {
        #expect(FileNames.safe(String(repeating: "x", count: 500) + ".jpg").hasSuffix("xx.jpg"))
    }

    @Test(arguments: hostile + ["face.jpg", "../../x", "face"]) func aCopyStaysInItsDirectory(_ name: String) throws {
        let home = try Home()
        let (source, directory) = ("\(home.path)/source", "\(home.path)/deep/downloads")
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try Data("face".utf8).write(to: URL(filePath: source))
        let before = home.files().count
        for _ in 0..<3 {
            let path = try #require(FileNames.copy(source, as: name, into: directory), "\(errno)")
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "face")
        }
        #expect(home.files().count == before + 3)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory).count == 3)
        for file in home.files() where file.path.hasPrefix("deep/downloads/") { #expect(file.mode == 0o600) }
    }

    @Test func nothingIsOverwrittenAndNoLinkFollowed() throws {
        let home = try Home()
        let source = "\(home.path)/source"
        try Data("face".utf8).write(to: URL(filePath: source))
        try Data("mine".utf8).write(to: URL(filePath: "\(home.path)/a.jpg"))
        #expect(symlink("elsewhere", "\(home.path)/a (2).jpg") == 0)
        #expect(FileNames.copy(source, as: "a.jpg", into: home.path) == "\(home.path)/a (3).jpg")
        #expect(try String(contentsOfFile: "\(home.path)/a.jpg", encoding: .utf8) == "mine")
        #expect(!FileManager.default.fileExists(atPath: "\(home.path)/elsewhere"))
    }

    @Test func aSourceThatIsGoneLeavesNothing() throws {
        let home = try Home()
        let before = home.files().count
        #expect(FileNames.copy("\(home.path)/gone", as: "a.jpg", into: home.path) == nil)
        #expect(home.files().count == before)
        #expect(FileNames.copy("/dev/null", as: "a.jpg", into: "\(home.path)/nowhere") == nil)
    }
}
