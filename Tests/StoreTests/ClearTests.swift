import Foundation
import OzModel
import Store
import Testing

/// What leaves the mirror, and that it leaves the disk as well.
@Suite struct ClearTests {
    private let name = "Zerafina-Quill"

    private func bytes(_ folder: TemporaryFolder) throws -> Data {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).reduce(into: Data()) { all, file in
            try all.append(Data(contentsOf: URL(filePath: folder.file(file))))
        }
    }

    @Test func whatIsClearedIsNowhereInTheFiles() throws {
        let folder = try TemporaryFolder()
        let mirror = try Mirror(path: folder.file("mirror.sqlite"))
        let orders = (0..<200).map { Page.order($0, created: 1, fields: "\"meta_data\": {\"name\": \"\(name)\"}") }
        _ = try mirror.ingest(.orders, Page.array(orders)) { _ in [Checkpoint("place", "1")] }
        _ = try mirror.ingest(.users, Array("[{\"user_id\": \"u\", \"first_name\": \"\(name)\"}]".utf8))
        try mirror.remove(.orders, id: "f-7")
        try mirror.tidy()
        let before = mirror.reader.revision
        #expect(try bytes(folder).range(of: Data(name.utf8)) != nil)

        try mirror.clear()
        #expect(try bytes(folder).range(of: Data(name.utf8)) == nil)
        #expect(try mirror.reader.counts().values.allSatisfy { $0 == 0 })
        #expect(try mirror.checkpoint("place") == nil)
        #expect(mirror.reader.revision > before)

        _ = try mirror.ingest(.orders, Fixture.bytes("folder_operator_required"))
        #expect(try mirror.reader.counts()[.orders] == 1)
        try mirror.close()
        let again = try Mirror(path: folder.file("mirror.sqlite"))
        #expect(again.opening == .opened)
        #expect(again.reader.revision > before + 1)
        try again.close()
    }

    @Test func anotherConsoleSeesThatAllIsGone() throws {
        let folder = try TemporaryFolder()
        let mine = try Mirror(path: folder.file("mirror.sqlite"))
        let theirs = try Mirror(path: folder.file("mirror.sqlite"))
        _ = try mine.ingest(.orders, Fixture.bytes("folders_list"))
        let seen = try theirs.reader.refreshRevision()
        #expect(try theirs.reader.counts()[.orders] == 1)
        try mine.clear()
        #expect(try theirs.reader.refreshRevision() > seen)
        #expect(try theirs.reader.counts()[.orders] == 0)
        _ = try theirs.ingest(.orders, Fixture.bytes("folders_list"))
        #expect(try mine.reader.counts()[.orders] == 1)
        try theirs.close()
        try mine.close()
    }

    @Test func aMirrorInMemoryCanBeClearedToo() throws {
        let mirror = try Mirror.inMemory()
        _ = try mirror.ingest(.orders, Fixture.bytes("folders_list"))
        try mirror.clear()
        #expect(try mirror.reader.counts()[.orders] == 0)
    }

    @Test func discardingTakesWhatWasSetAsideAlong() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("mirror.sqlite")
        try Data(String(repeating: "no database ", count: 100).utf8).write(to: URL(filePath: path))
        let mirror = try Mirror(path: path)
        try mirror.close()
        for suffix in ["-wal", "-shm"] { try Data().write(to: URL(filePath: Mirror.asidePath(of: path) + suffix)) }
        try Mirror.discard(path: path)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test func onlyTheObjectsOfAListStay() throws {
        let mirror = try Mirror.inMemory()
        _ = try mirror.ingest(.users, Array("[{\"user_id\": \"a\"}, {\"user_id\": \"b\"}]".utf8))
        _ = try mirror.ingest(.companies, Array("[{\"company_id\": \"c\"}]".utf8))
        let before = mirror.reader.revision
        #expect(try mirror.keep(only: ["a", "b", "x"], of: .users) == 0)
        #expect(mirror.reader.revision == before)
        #expect(try mirror.keep(only: ["b"], of: .users) == 1)
        #expect(mirror.reader.revision == before + 1)
        #expect(try mirror.reader.record(User.self, id: "a") == nil)
        #expect(try mirror.reader.counts()[.companies] == 1)
    }
}
