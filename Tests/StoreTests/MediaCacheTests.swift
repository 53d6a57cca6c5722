import Foundation
import OzModel
import Testing

@testable import Store

/// Files of people on this machine: bounded, for nobody else's eyes, and whole or not there.
@Suite struct MediaCacheTests {
    private let room: TemporaryFolder
    private var folder: String { room.file("media") }

    init() throws { room = try TemporaryFolder() }

    private func cache(_ limit: Int = 1000) throws -> MediaCache { try MediaCache(folder: folder, limit: limit) }

    /// Stores `text` as a fetch does.
    @discardableResult
    private func store(_ text: String, at url: String, in cache: MediaCache) throws -> CachedFile {
        let path = cache.partial(url).path
        try Data(text.utf8).write(to: URL(filePath: path))
        let digest = try #require(MediaDigest.of(path))
        return try cache.keep(url, sha256: digest.sha256)
    }

    private func text(_ url: String, in cache: MediaCache) -> String? {
        cache.find(url).flatMap { try? String(contentsOfFile: $0.path, encoding: .utf8) }
    }

    private func names(_ directory: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(directory)")
    }

    private func mode(_ path: String) -> Int {
        var status = stat()
        return lstat(path, &status) == 0 ? Int(status.st_mode & 0o777) : -1
    }

    /// Says when a file was looked at last, since a clock's grain is coarser than a test.
    private func age(_ url: String, _ seconds: Int, in cache: MediaCache) throws {
        let path = try #require(cache.find(url)).path
        let time = timeval(tv_sec: 1_000_000 - seconds, tv_usec: 0)
        #expect(utimes(path, [time, time]) == 0)
    }

    private func link(_ target: String, as url: String) throws {
        let path = "\(folder)/links/\(MediaDigest.of(text: url))"
        #expect(symlink(target, path) == 0)
    }

    @Test func whatIsKeptIsFoundUntilItIsForgotten() throws {
        let cache = try cache()
        #expect(cache.find("/a") == nil)
        let kept = try store("face", at: "/a", in: cache)
        #expect(kept.size == 4 && cache.find("/a") == kept && text("/a", in: cache) == "face")
        #expect(cache.find("/A") == nil)
        cache.forget("/a")
        #expect(cache.find("/a") == nil)
        #expect(try names("files").isEmpty && names("links").isEmpty)
        cache.forget("/a")
        cache.forget("/never")
    }

    @Test func anAddressMayGetOtherContent() throws {
        let cache = try cache()
        try store("old", at: "/a", in: cache)
        try store("new", at: "/a", in: cache)
        #expect(text("/a", in: cache) == "new")
    }

    @Test func sameContentIsOneFile() throws {
        let cache = try cache()
        try store("face", at: "/a", in: cache)
        try store("face", at: "/b", in: cache)
        #expect(cache.find("/a")?.path == cache.find("/b")?.path)
        #expect(try names("files").count == 1)
        #expect(cache.size() == 4)
    }

    @Test func nobodyElseMayLook() throws {
        let cache = try cache()
        let kept = try store("face", at: "/a", in: cache)
        cache.note(validator: "v", of: "/b")
        let lock = try cache.lockPartial("/b")
        for directory in ["", "/files", "/links", "/partial"] { #expect(mode(folder + directory) == 0o700) }
        #expect(mode(kept.path) == 0o600)
        for name in try names("partial") { #expect(mode("\(folder)/partial/\(name)") == 0o600) }
        #expect(try names("partial").count == 2)
        withExtendedLifetime(lock) {}
    }

    @Test func whatWasNotLookedAtForTheLongestGoes() throws {
        let cache = try cache(100)
        for (index, url) in ["/a", "/b", "/c"].enumerated() {
            try store(String(repeating: "\(index)", count: 30), at: url, in: cache)
        }
        for (index, url) in ["/b", "/c", "/a"].enumerated() { try age(url, 30 - index, in: cache) }
        try store(String(repeating: "d", count: 30), at: "/d", in: cache)
        #expect(cache.find("/b") == nil)
        for url in ["/a", "/c", "/d"] { #expect(cache.find(url) != nil, "\(url)") }
        #expect(cache.size() <= 100)
    }

    @Test func lookingAtItKeepsIt() throws {
        let cache = try cache(100)
        for url in ["/a", "/b", "/c"] { try store(url + String(repeating: "-", count: 28), at: url, in: cache) }
        for (index, url) in ["/a", "/b", "/c"].enumerated() { try age(url, 30 - index, in: cache) }
        _ = cache.find("/a")
        try store(String(repeating: "d", count: 30), at: "/d", in: cache)
        #expect(cache.find("/a") != nil && cache.find("/b") == nil)
    }

    /// Files that were only brought count as looked at when their case was created.
    @Test func whatNobodyLookedAtGoesByTheAgeOfItsCase() throws {
        let cache = try cache(10)
        for (url, created) in [("new", 3_000_000.0), ("middle", 2_000_000), ("old", 1_000_000)] {
            try store("\(url)", at: url, in: cache)
            cache.note(use: created, of: url)
        }
        #expect(cache.has("old"))
        // Whether it is there is no look at it; this one needs the room.
        try store("1234567", at: "large", in: cache)
        #expect(!cache.has("old") && !cache.has("middle"))
        #expect(cache.has("large"))
    }

    @Test func whatNobodyGoesOnFetchingIsDropped() throws {
        let before = try cache()
        for url in ["abandoned", "under way"] {
            try Data("half".utf8).write(to: URL(filePath: before.partial(url).path))
            before.note(validator: "\"v1\"", of: url)
        }
        let time = timeval(tv_sec: 1_000_000, tv_usec: 0)
        let path = before.partial("abandoned").path
        #expect(utimes(path, [time, time]) == 0 && utimes("\(path).version", [time, time]) == 0)
        try store("whole", at: "whole", in: try cache())
        #expect(before.partial("abandoned").size == 0)
        #expect(before.partial("under way").size == 4)
        #expect(before.partial("under way").validator == "\"v1\"")
    }

    @Test(arguments: [0, 10]) func whatWasJustStoredStays(_ limit: Int) throws {
        let cache = try cache(limit)
        for round in 0..<5 {
            let kept = try store(String(repeating: "\(round)", count: 50), at: "/\(round)", in: cache)
            #expect(FileManager.default.fileExists(atPath: kept.path))
            #expect(try names("files").count == 1)
        }
        #expect(try names("links").count == 1, "links to nothing are left")
    }

    @Test func leftoversOfAKillDoNoHarm() throws {
        let first = try cache()
        try Data("half".utf8).write(to: URL(filePath: first.partial("/a").path))
        first.note(validator: "\"v1\"", of: "/a")
        try link("../files/" + String(repeating: "0", count: 64), as: "/gone")
        try Data("x".utf8).write(to: URL(filePath: "\(folder)/files/" + String(repeating: "1", count: 64)))
        #expect(symlink("../files/x", "\(folder)/links/name.17.42") == 0)

        let cache = try cache()
        #expect(cache.find("/gone") == nil && cache.find("/a") == nil)
        #expect(cache.partial("/a").size == 4 && cache.partial("/a").validator == "\"v1\"")
        try store("whole", at: "/a", in: cache)
        #expect(text("/a", in: cache) == "whole")
        #expect(try names("partial").isEmpty)
        try store("there", at: "/gone", in: cache)
        #expect(text("/gone", in: cache) == "there")
    }

    @Test func aLinkThatLeadsElsewhereIsNotFollowed() throws {
        let cache = try cache()
        let secret = room.file("secret")
        try Data("secret".utf8).write(to: URL(filePath: secret))
        for (index, target) in [
            "../../etc/passwd", "/etc/passwd", secret, "../../secret", "../files/../../secret", "../files/", "..",
        ].enumerated() {
            try link(target, as: "/\(index)")
            #expect(cache.find("/\(index)") == nil, "\(target)")
            cache.forget("/\(index)")
        }
        // A name that is a digest, but no plain file.
        let digest = String(repeating: "a", count: 64)
        #expect(symlink(secret, "\(folder)/files/\(digest)") == 0)
        try link("../files/\(digest)", as: "/link")
        #expect(cache.find("/link") == nil)
        #expect(try String(contentsOfFile: secret, encoding: .utf8) == "secret")
    }

    @Test func twoConsolesShareIt() throws {
        let (mine, theirs) = (try cache(100), try cache(100))
        try store(String(repeating: "a", count: 60), at: "/a", in: mine)
        #expect(theirs.find("/a") != nil)
        try age("/a", 10, in: mine)
        try store(String(repeating: "b", count: 60), at: "/b", in: theirs)
        #expect(mine.find("/a") == nil && mine.find("/b") != nil)
        #expect(mine.size() <= 100)

        let lock = try #require(try mine.lockPartial("/c"))
        #expect(try theirs.lockPartial("/c") == nil)
        withExtendedLifetime(lock) {}
    }

    @Test func aLockIsLetGo() throws {
        let cache = try cache()
        do {
            let lock = try #require(try cache.lockPartial("/c"))
            withExtendedLifetime(lock) {}
        }
        #expect(try cache.lockPartial("/c") != nil)
    }

    @Test func aFolderThatCannotBeMadeIsAnError() throws {
        try Data().write(to: URL(filePath: folder))
        let error = #expect(throws: StoreError.self) { try MediaCache(folder: folder, limit: 1) }
        #expect(error?.sentence.hasPrefix(folder) == true)
    }

    @Test func aFolderThatIsGoneIsAnError() throws {
        let cache = try cache()
        try Data("face".utf8).write(to: URL(filePath: cache.partial("/a").path))
        try FileManager.default.removeItem(atPath: "\(folder)/files")
        #expect(throws: StoreError.self) { try cache.keep("/a", sha256: String(repeating: "a", count: 64)) }
        try FileManager.default.removeItem(atPath: "\(folder)/partial")
        #expect(throws: StoreError.self) { try cache.lockPartial("/a") }
        #expect(cache.find("/a") == nil)
    }

    @Test func clearingLeavesNothing() throws {
        let cache = try cache()
        try store("face", at: "/a", in: cache)
        try Data("half".utf8).write(to: URL(filePath: cache.partial("/b").path))
        cache.clear()
        for directory in ["files", "links", "partial"] { #expect(try names(directory).isEmpty, "\(directory)") }
        try store("again", at: "/a", in: cache)
        #expect(text("/a", in: cache) == "again" && cache.size() == 5)
    }

    @Test func theMirrorTakesTheFilesAlong() throws {
        let mirror = try Mirror(path: room.file("mirror.sqlite"))
        try mirror.clear()
        let cache = try cache()
        try store("face", at: "/a", in: cache)
        let other = try Mirror.inMemory()
        try other.clear()
        #expect(cache.find("/a") != nil)
        try mirror.clear()
        #expect(cache.find("/a") == nil)
        #expect(try names("files").isEmpty && names("links").isEmpty)
        try mirror.close()
    }
}
