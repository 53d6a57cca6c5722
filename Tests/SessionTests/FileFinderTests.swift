import ConsoleUI
import Foundation
import Session
import TestSupport
import Testing

/// Files of this machine for a form: what fits a path being typed, and what a pasted text names.
struct FileFinderTests {
    /// Kept, since its files end with it.
    private let home: Home
    private let path: String
    private let finder: FileFinder

    init() throws {
        home = try Home()
        path = "\(home.path)/files"
        finder = FileFinder(home: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        for name in ["b.jpg", "A card.png", "notes.txt", ".hidden.jpg", "clip.mp4", "it's.jpg"] {
            try Data("12345".utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
        }
        for name in ["zoo", ".secret"] {
            try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: false)
        }
    }

    private func names(_ typed: String) -> [String] { finder.list(typed).entries.map(\.name) }

    @Test func directoriesComeFirstAndOnlyWhatTheServerTakes() {
        #expect(names("~/") == ["zoo", "A card.png", "b.jpg", "clip.mp4", "it's.jpg"])
        let file = finder.list("~/b").entries.first?.file
        #expect(file?.path == "\(path)/b.jpg" && file?.size == 5)
        #expect(finder.list("~/z").entries.first.map { $0.file == nil } == true)
    }

    @Test func namesFitWhateverTheirCaseAndHiddenOnesOnlyWhenAskedFor() {
        #expect(names("\(path)/a") == ["A card.png"])
        #expect(names("~/.h") == [".hidden.jpg"])
        #expect(names("~/.").contains(".secret") && !names("~/.").contains("."))
    }

    @Test func aDirectoryThatCannotBeOpenedSaysWhy() {
        let listing = finder.list("~/gone/x")
        #expect(listing.entries.isEmpty && listing.typed == "~/gone/x")
        #expect(listing.problem == "~/gone/ cannot be opened: No such file or directory")
    }

    @Test(arguments: [
        "HOME/b.jpg", "'HOME/b.jpg'", "\"HOME/b.jpg\"", "~/b.jpg", "file://HOME/b.jpg", "file://localhostHOME/b.jpg",
        "HOME/b.jpg\n",
    ])
    func aPastedPathIsAFile(_ text: String) {
        let taken = finder.take(text.replacing("HOME", with: path))
        #expect(taken.files.map(\.name) == ["b.jpg"] && taken.rest.isEmpty)
    }

    @Test func severalPathsAreSeveralFiles() {
        let text = "'\(path)/A card.png' \(path)/it\\'s.jpg\nfile://\(path)/A%20card.png"
        #expect(finder.take(text).files.map(\.name) == ["A card.png", "it's.jpg", "A card.png"])
    }

    @Test(arguments: ["hello", "~/b.jpg and more", "~/notes.txt", "~/zoo", "file://%zz", "", "'"])
    func aTextThatNamesAnythingElseIsNotTakenApart(_ text: String) {
        let taken = finder.take(text)
        #expect(taken.files.isEmpty && taken.rest == text)
    }
}
