import ConsoleUI
import Foundation
import OzModel

/// Finds files of this machine for a form: what fits a path being typed, and what a pasted text names.
public struct FileFinder: Sendable {
    /// Entries that are read of one directory at the most, and shown of it.
    private static let most = (read: 20_000, shown: 1000)

    private let home: String

    /// - Parameter home: what `~` stands for.
    public init(home: String) { self.home = home }

    /// The directories and files whose names begin with what was typed behind the last slash.
    public func list(_ typed: String) -> FileListing {
        let directory = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
        let prefix = typed.dropFirst(directory.count).lowercased()
        let path = expand(directory.isEmpty ? "." : directory)
        guard let stream = opendir(path) else {
            let reason = String(cString: strerror(errno))
            return FileListing(typed: typed, entries: [], problem: "\(directory) cannot be opened: \(reason)")
        }
        defer { closedir(stream) }
        var names: [String] = []
        for _ in 0..<Self.most.read {
            guard let entry = readdir(stream) else { break }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            // What is hidden is only for those who ask for it.
            if name.lowercased().hasPrefix(prefix), !name.hasPrefix(".") || prefix.hasPrefix(".") { names.append(name) }
        }
        let entries = names.filter { $0 != "." && $0 != ".." }.compactMap { entry($0, in: path, as: directory) }
        let sorted = entries.sorted { first, second in
            let isFirst = (first.file == nil, second.file == nil)
            return isFirst.0 == isFirst.1
                ? first.name.localizedStandardCompare(second.name) == .orderedAscending : isFirst.0
        }
        return FileListing(typed: typed, entries: Array(sorted.prefix(Self.most.shown)))
    }

    private func entry(_ name: String, in path: String, as directory: String) -> FileListing.Entry? {
        var facts = stat()
        guard stat("\(path)/\(name)", &facts) == 0 else { return nil }
        switch facts.st_mode & S_IFMT {
        case S_IFDIR: return FileListing.Entry(name: name, file: nil)
        case S_IFREG:
            return NewFile(path: expand(directory + name), size: Int(facts.st_size)).map {
                FileListing.Entry(name: name, file: $0)
            }
        default: return nil
        }
    }

    /// The files that a pasted text names, each in a line or quoted as shells and file managers do, also as `file://`;
    /// a text that names anything else is not taken apart.
    public func take(_ text: String) -> (files: [NewFile], rest: String) {
        let words = Self.words(text)
        let files = words.map(file)
        let found = files.compactMap(\.self)
        return found.count == words.count && !words.isEmpty ? (found, "") : ([], text)
    }

    private func file(_ word: String) -> NewFile? {
        var path = word
        if path.hasPrefix("file://") {
            let rest = path.dropFirst("file://".count)
            guard let slash = rest.firstIndex(of: "/"), let plain = rest[slash...].removingPercentEncoding else {
                return nil
            }
            path = plain
        }
        path = expand(path)
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        return NewFile(path: path, size: Int(facts.st_size))
    }

    private func expand(_ path: String) -> String {
        path == "~" || path.hasPrefix("~/") ? home + path.dropFirst(1) : path
    }

    /// Words parted by blanks and line ends; quotes and backslashes keep blanks, as in a shell.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in text {
            if isEscaped {
                word = word ?? ""
                word?.append(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if character == quote {
                quote = nil
            } else if quote == nil, character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if quote == nil, character.isWhitespace {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = word ?? ""
                word?.append(character)
            }
        }
        if let word { words.append(word) }
        return words
    }
}
