import ArgumentParser
import ConsoleUI
import Foundation
import OzModel
import Session
import Store
import Sync

/// `ozc media get ID`: the original of a medium, to a file or to another program.
struct MediaGet: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Save the original of a medium.",
        discussion: """
            Without -o the file gets the name that its sender gave it, here. A file that is there already is left alone \
            unless --force says otherwise. What was fetched stays in the media cache.
            """)
    static let logName = "media get"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The id, or its beginning.", valueName: "id")) var id: String
    @Option(name: [.customShort("o"), .customLong("output")], help: "Save it as this file; - for stdout.")
    var output: String?
    @Flag(help: "Replace a file that is there already.") var force = false

    func run() async throws {
        if output == "-", isatty(STDOUT_FILENO) == 1 {
            throw Failure(.usage, "a file of bytes is not for a terminal: -o FILE, or a pipe")
        }
        let lookup = try Lookup(global)
        let id = try lookup.resolve(id, of: .media)
        if try lookup.mirror.reader.record(Media.self, id: id) == nil, !global.offline {
            try await lookup.ask(SyncPolicy()) { await $0.open(.media, id: id) }
        }
        guard let medium = try lookup.mirror.reader.record(Media.self, id: id) else {
            throw Failure(.notFound, "there is no medium \(id)\(global.offline ? " in the mirror" : "")")
        }
        guard let file = try CaseFiles.original(of: medium, lookup.mirror.reader) else {
            throw Failure(.notFound, "the server names no file for \(id)")
        }
        let path = try await fetch(file, lookup)
        try save(path, medium)
    }

    private func fetch(_ file: MediaFile, _ lookup: Lookup) async throws -> String {
        let cache = try lookup.mediaCache()
        let fetcher = MediaFetcher(api: global.offline ? nil : try lookup.api(), cache: cache)
        let progress = ProgressLine(what: "bytes")
        let watching = Task {
            while !Task.isCancelled {
                progress.show(fetcher.progress(file.url), of: file.size)
                try? await Task.sleep(for: .milliseconds(200))
            }
        }
        let result = try await Interrupt.cancelling { await fetcher.file(file) }
        watching.cancel()
        await watching.value
        progress.clear()
        switch result {
        case .success(let cached): return cached.path
        case .failure(let miss): throw miss.failure
        }
    }

    private func save(_ path: String, _ medium: Media) throws {
        if output == "-" {
            guard FileNames.pour(path, into: STDOUT_FILENO) else {
                throw Failure(.failed, "stdout could not be written")
            }
            return
        }
        let name = output ?? FileNames.safe(medium.name ?? medium.id.rawValue)
        var flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW
        flags |= force ? O_TRUNC : O_EXCL
        let target = open(name, flags, 0o600)
        guard target >= 0 else {
            if errno == EEXIST {
                throw Failure(.failed, "\(name) is there already: --force replaces it, -o names another")
            }
            throw Failure(.failed, "\(name) cannot be written: \(String(cString: strerror(errno)))")
        }
        defer { close(target) }
        var status = stat()
        let isPlain = fstat(target, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        // One that was there may have been open to others.
        if isPlain { fchmod(target, 0o600) }
        guard FileNames.pour(path, into: target) else {
            let reason = String(cString: strerror(errno))
            if isPlain { unlink(name) }
            throw Failure(.failed, "\(name) was not written: \(reason)")
        }
        note("ozc: saved \(name)")
    }
}
