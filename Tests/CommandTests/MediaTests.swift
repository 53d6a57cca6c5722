import Foundation
import OzModel
import TestSupport
import Testing

/// Files of cases, for scripts: one at a time, or all of a mirror.
@Suite(.onLanes) struct MediaTests {
    private func ids(_ station: Station) throws -> [String] {
        let run = try station.ozc("media list --limit 0 --columns media_id")
        return Array(run.lines.dropFirst())
    }

    private func bytes(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }

    /// The names of the files that are kept.
    private func kept(_ home: Home) -> [String] {
        let names = home.files().filter { $0.path.contains("/media/files/") && !$0.isDirectory }
        return names.map(\.path).sorted()
    }

    private func counts(_ run: Program) -> String? {
        run.errors.firstMatch(of: /files: (\d+ fetched, \d+ were here)/).map { String($0.1) }
    }

    @Test func aFileIsSavedForItsOwnerOnly() throws {
        let station = try Station()
        let id = try #require(try ids(station).first)
        let path = "\(station.home.path)/out"
        let run = try station.ozc("media get \(id) -o \(path)")
        #expect(run.code == 0 && run.output == "" && run.errors == "ozc: saved \(path)\n", "\(run.errors)")
        #expect(station.home.files().first { $0.path == "out" }?.mode == 0o600)
        let first = try #require(bytes(path))
        #expect(first.count > 1000)

        try Data("mine".utf8).write(to: URL(filePath: path))
        chmod(path, 0o644)
        let again = try station.ozc("media get \(id) -o \(path)")
        #expect(again.code == 1 && again.errors.contains("\(path) is there already: --force replaces it"))
        #expect(bytes(path) == Data("mine".utf8))
        #expect(try station.ozc("media get \(id) -o \(path) --force").code == 0)
        #expect(bytes(path) == first)
        #expect(station.home.files().first { $0.path == "out" }?.mode == 0o600)

        station.sandbox.end()
        let copy = "\(station.home.path)/copy"
        let line = "'\(Built.path("ozc"))' media get \(id) --offline -o - | cat > '\(copy)'; exit ${PIPESTATUS[0]}"
        let piped = try Program.run("/bin/bash", ["-c", line], home: station.home)
        #expect(piped.code == 0 && bytes(copy) == first, "\(piped.errors)")
    }

    @Test func noLinkIsFollowed() throws {
        let station = try Station()
        let id = try #require(try ids(station).first)
        let (link, target) = ("\(station.home.path)/link", "\(station.home.path)/target")
        #expect(symlink(target, link) == 0)
        for force in ["", " --force"] {
            #expect(try station.ozc("media get \(id) -o \(link)\(force)").code == 1)
            #expect(bytes(target) == nil)
        }
    }

    @Test func whatCannotBeHadIsSaid() throws {
        let station = try Station()
        let id = try #require(try ids(station).first)
        let path = "\(station.home.path)/out"
        let unknown = try station.ozc("media get nothing -o \(path)")
        #expect(unknown.code == 5 && unknown.errors == "ozc: there is no medium nothing\n", "\(unknown.errors)")
        let offline = try station.ozc("media get \(id) --offline -o \(path)")
        #expect(offline.code == 3)
        #expect(offline.errors.contains("not cached on this machine, and the server is not asked"))
        #expect(bytes(path) == nil && kept(station.home).isEmpty)
    }

    @Test(arguments: ["../../x.jpg", "-rf.jpg", ".hidden.jpg"]) func aHostileNameStaysHere(_ name: String) throws {
        let station = try Station(orders: 3)
        let before = Set(try ids(station))
        let order = try Client(station.sandbox, as: "operator").createOrder(meta: "{}", fileName: name)
        _ = try station.ozc("orders show \(order)")
        let id = try #require(Set(try ids(station)).subtracting(before).first)
        let here = "\(station.home.path)/a/b/c"
        try FileManager.default.createDirectory(atPath: here, withIntermediateDirectories: true)
        let line = "cd '\(here)' && exec '\(Built.path("ozc"))' media get \(id)"
        let run = try Program.run("/bin/sh", ["-c", line], home: station.home)
        #expect(run.code == 0, "\(run.errors)")
        let names = try FileManager.default.contentsOfDirectory(atPath: here)
        #expect(names.count == 1 && names.first?.hasSuffix(".jpg") == true, "\(names)")
        #expect(names.first?.hasPrefix(".") == false && names.first?.hasPrefix("-") == false, "\(names)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(station.home.path)/a") == ["b"])
    }

    @Test(arguments: [("thumbs", 16), ("originals", 37)])
    func theSecondSyncFetchesNothing(_ depth: String, _ count: Int) throws {
        let station = try Station()
        let first = try station.ozc("sync --media \(depth)")
        #expect(first.code == 0 && first.output == "" && counts(first) == "\(count) fetched, 0 were here")
        let files = kept(station.home)
        #expect(!files.isEmpty)
        let second = try station.ozc("sync --media \(depth)")
        #expect(second.code == 0 && counts(second) == "0 fetched, \(count) were here", "\(second.errors)")
        #expect(kept(station.home) == files)
        for file in station.home.files() where file.path.contains("/media/") {
            #expect(file.mode == (file.isDirectory ? 0o700 : 0o777) || file.mode == 0o600, "\(file)")
        }
    }

    @Test(arguments: ["thumbs", "originals"]) func aSmallCacheKeepsTheNewest(_ depth: String) throws {
        let sandbox = try RunningSandbox(orders: 12, seed: 7)
        let home = try Home()
        try home.configure("[media]\ncache = \"30kB\"\n")
        try sandbox.logIn(home)
        let first = try Program.ozc("sync --media \(depth)", home)
        #expect(first.code == 0 && first.errors.contains("the media cache is full at 30 kB"), "\(first.errors)")
        let files = kept(home)
        #expect(!files.isEmpty)
        let sizes = files.map { bytes("\(home.path)/\($0)")?.count ?? 0 }
        #expect(sizes.reduce(0, +) <= 30_000)
        let second = try Program.ozc("sync --media \(depth)", home)
        #expect(counts(second)?.hasPrefix("0 fetched") == true, "\(second.errors)")
        #expect(kept(home) == files, "what is newer made room for what is older")
    }

    @Test func anInterruptedSyncGoesOn() throws {
        let station = try Station(["--latency", "100ms"])
        _ = try station.ozc("sync")
        let process = try Spawned.start(
            [Built.path("ozc"), "sync", "--media", "originals"], environment: station.home.environment)
        try eventually("a few files") { kept(station.home).count >= 3 }
        kill(process, SIGINT)
        #expect(exitCode(try Spawned.end(of: process)) == 130)
        let here = kept(station.home).count
        #expect(here < 37)
        let rest = try station.ozc("sync --media originals")
        let words = try #require(counts(rest)).split(separator: " ")
        let (fetched, present) = (try #require(Int(words[0])), try #require(Int(words[2])))
        #expect(fetched + present == 37 && present >= 3 && fetched > 0, "\(rest.errors)")
    }
}

/// Pictures without a terminal.
@Suite(.onLanes) struct HeadlessPictureTests {
    private func show(_ station: Station, _ keys: String, _ more: String...) throws -> String {
        let run = try Program.run(
            "ozc", ["console", "--headless", "--size", "120x36", "--keys", keys] + more, home: station.home)
        #expect(run.code == 0, "\(run.errors)")
        return run.output
    }

    private func pictures(_ output: String) -> String? {
        output.range(of: "\npictures:\n").map { String(output[$0.upperBound...]) }
    }

    @Test func theSamePicturesAreThereOffline() throws {
        let station = try Station()
        let online = try #require(pictures(try show(station, "4 <enter>")))
        #expect(online.split(separator: "\n").count > 5)
        #expect(pictures(try show(station, "4 <enter>", "--offline")) == online)
        station.sandbox.end()
        #expect(pictures(try show(station, "4 <enter>", "--offline")) == online)
    }

    @Test func offlineWithoutCacheItSaysSo() throws {
        let station = try Station()
        _ = try station.ozc("sync")
        let output = try show(station, "4 <enter>", "--offline")
        #expect(output.lowercased().contains("not cached"), "\(output)")
        #expect(pictures(output) == nil)
    }

    @Test func aMaskHidesThemAll() throws {
        let station = try Station()
        for keys in ["m 4 <enter>", "m 3 <enter>", "4 <enter> m", "m 4 i"] {
            let output = try show(station, keys)
            #expect(pictures(output) == nil, "\(keys)")
            #expect(output.contains("masked"))
        }
        #expect(pictures(try show(station, "m 4 <enter> m")) != nil)
    }
}
