import CArchive

/// Reads a ZIP from memory by libarchive; bounded in entries and bytes, and no path of it is ever followed.
enum Archive {
    static let mostEntries = 64
    static let mostEntryBytes = 10 * 1024 * 1024
    static let mostBytes = 50 * 1024 * 1024

    /// A file of the archive; the name is without folders.
    struct Entry: Equatable, Sendable {
        let name: String
        let bytes: [UInt8]
    }

    /// Why an archive gave no files.
    enum Trouble: Error, Equatable {
        /// It is none, or its list of files cannot be read.
        case unreadable
        /// A file within does not come out whole.
        case damaged
        case tooBig
    }

    /// The files of an archive, in order; folders and links are left out.
    static func entries(of bytes: [UInt8]) throws(Trouble) -> [Entry] {
        guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]), let archive = archive_read_new() else {
            throw .unreadable
        }
        defer { archive_read_free(archive) }
        guard archive_read_support_format_zip(archive) == ARCHIVE_OK else { throw .unreadable }
        let result: Result<[Entry], Trouble> = bytes.withUnsafeBytes { buffer in
            guard archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK else {
                return .failure(.unreadable)
            }
            do throws(Trouble) {
                return .success(try read(archive))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private static func read(_ archive: OpaquePointer) throws(Trouble) -> [Entry] {
        var entries: [Entry] = []
        var total = 0
        var seen = 0
        while true {
            var header: OpaquePointer?
            let status = archive_read_next_header(archive, &header)
            if status == ARCHIVE_EOF { return entries }
            guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let header else { throw .unreadable }
            seen += 1
            guard seen <= mostEntries else { throw .tooBig }
            let isFile = UInt32(archive_entry_filetype(header)) & 0o170000 == 0o100000
            guard isFile, let name = name(of: header) else { continue }
            let bytes = try contents(archive, atMost: min(mostEntryBytes, mostBytes - total))
            total += bytes.count
            entries.append(Entry(name: name, bytes: bytes))
        }
    }

    private static func contents(_ archive: OpaquePointer, atMost limit: Int) throws(Trouble) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = archive_read_data(archive, &chunk, chunk.count)
            if count == 0 { return bytes }
            guard count > 0 else { throw .damaged }
            guard bytes.count + count <= limit else { throw .tooBig }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    /// The last part of an entry's path; nil where nothing is left of it.
    private static func name(of header: OpaquePointer) -> String? {
        guard let text = archive_entry_pathname(header) ?? archive_entry_pathname_utf8(header) else { return nil }
        let path = String(cString: text)
        return path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map { String($0.prefix(255)) }
    }
}
