import Canvas
import OzModel

/// What a directory has that fits a path being typed.
public struct FileListing: Equatable, Sendable {
    /// A directory, or a file that the server takes.
    public struct Entry: Equatable, Sendable {
        public let name: String
        /// nil: a directory.
        public let file: NewFile?

        public init(name: String, file: NewFile?) {
            self.name = name
            self.file = file
        }
    }

    /// What was typed when it was asked for.
    public let typed: String
    /// Directories first, by name.
    public let entries: [Entry]
    /// Why there is nothing, for people and without a full stop; nil where there is nothing to explain.
    public let problem: String?

    public init(typed: String, entries: [Entry], problem: String? = nil) {
        self.typed = typed
        self.entries = entries
        self.problem = problem
    }
}

/// Files of this machine, chosen by typing a path or by walking through directories.
public struct FormFiles: Equatable, Sendable {
    /// The path being typed.
    public var line: EditLine
    public private(set) var chosen: [NewFile] = []
    /// What fits the path; nil until it was looked up.
    public private(set) var listing: FileListing?
    /// An entry of the listing; nil while the path is what is meant.
    public private(set) var cursor: Int?
    /// How many entries are shown.
    static let height = 6

    public init(_ text: String = "") { line = EditLine(text) }

    /// Whether enter takes something here.
    var takesEnter: Bool { cursor != nil || !line.text.isEmpty }

    /// Pasted texts that nobody has looked through yet.
    var awaited = 0

    /// Whether what fits the path as it stands was looked up.
    private var isListed: Bool { listing?.typed == line.text }

    /// What fits the path as it stands; nothing while that is being looked up.
    private var entries: [FileListing.Entry] { isListed ? listing?.entries ?? [] : [] }

    /// Why it cannot be sent like this, for people and without a full stop; nil where it can.
    var mistake: String? {
        if awaited > 0 { return "what was pasted is still being looked for" }
        return line.text.isEmpty || line.text.hasSuffix("/")
            ? nil : "this path was typed and not taken: enter takes it, ^u takes it away"
    }

    /// The entries on the glass, and the first one's index.
    var shown: (first: Int, entries: ArraySlice<FileListing.Entry>) {
        let entries = listing?.entries ?? []
        let first = min(max(0, (cursor ?? 0) - Self.height / 2), max(0, entries.count - Self.height))
        return (first, entries[first..<min(entries.count, first + Self.height)])
    }

    func has(_ file: NewFile) -> Bool { chosen.contains { $0.path == file.path } }

    /// What was looked up, unless something else was typed since.
    mutating func take(_ listing: FileListing) {
        guard listing.typed == line.text else { return }
        self.listing = listing
        cursor = cursor.flatMap { listing.entries.indices.contains($0) ? $0 : nil }
    }

    /// Adds files, each once.
    mutating func add(_ files: [NewFile]) { chosen += files.filter { !has($0) } }

    /// A file is not wanted any more.
    mutating func remove(at index: Int) { chosen.remove(at: index) }

    mutating func edit(_ key: Key) -> Bool {
        switch key {
        // Whoever types ahead does not walk through what is no longer meant.
        case .down where !isListed, .up where !isListed: break
        case .down:
            guard !entries.isEmpty, cursor != entries.count - 1 else { return false }
            cursor = cursor.map { $0 + 1 } ?? 0
        case .up:
            guard let cursor else { return false }
            self.cursor = cursor == 0 ? nil : cursor - 1
        case .tab: return complete()
        case .enter: return enter()
        default:
            guard line.edit(key) else { return false }
            cursor = nil
        }
        return true
    }

    /// The directory that the path is in, as it was typed.
    private var directory: String {
        line.text.lastIndex(of: "/").map { String(line.text[...$0]) } ?? ""
    }

    /// Types what all entries have in common; false where there is nothing to add, so that tab leads on.
    private mutating func complete() -> Bool {
        let typed = line.text.dropFirst(directory.count)
        guard !typed.isEmpty, let first = entries.first else { return false }
        let common = entries.dropFirst().reduce(first.name) { $0.commonPrefix(with: $1.name) }
        let ending = entries.count == 1 && first.file == nil ? "/" : ""
        let new = directory + common + ending
        guard new.count > line.text.count else { return false }
        line = EditLine(new)
        cursor = nil
        return true
    }

    /// Goes into a directory, and takes a file or puts it back.
    private mutating func enter() -> Bool {
        let index = cursor ?? entries.firstIndex { directory + $0.name == line.text } ?? (entries.count == 1 ? 0 : nil)
        guard takesEnter, let index, entries.indices.contains(index) else { return takesEnter }
        let entry = entries[index]
        guard let file = entry.file else {
            line = EditLine(directory + entry.name + "/")
            cursor = nil
            return true
        }
        if has(file) { chosen.removeAll { $0.path == file.path } } else { chosen.append(file) }
        if line.text != directory {
            line = EditLine(directory)
            cursor = nil
        }
        return true
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
