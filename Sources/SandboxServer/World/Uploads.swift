import Foundation

/// The files that clients sent: in a folder where there is one, else in memory up to a bound, beyond which the oldest go.
struct Uploads: Sendable {
    /// Bytes kept in memory in all: 512 MiB.
    static let capacity = 512 * 1024 * 1024

    /// What is known of a file without reading it.
    struct Facts: Codable, Sendable {
        let size: Int
        /// In pixels, for pictures whose header tells.
        let width: Int?
        let height: Int?

        var measures: (width: Int, height: Int)? {
            guard let width, let height else { return nil }
            return (width, height)
        }
    }

    /// By the number under which a file was kept.
    var facts = Table<Facts>()
    /// Why a file could not be written; from then on nothing may be answered that tells of it.
    private(set) var failure: String?
    private let folder: URL?
    private var memory: [Int: [UInt8]] = [:]
    private var oldest = 0
    private var total = 0

    init(folder: URL? = nil) {
        self.folder = folder
    }

    /// Keeps a file; answers the number under which it is found.
    mutating func keep(_ bytes: [UInt8]) -> Int {
        let number = facts.count
        let measures = PictureHeader.measures(of: bytes)
        facts.append(Facts(size: bytes.count, width: measures?.width, height: measures?.height))
        if let folder {
            write(bytes, to: folder.appendingPathComponent(String(number)))
        } else {
            memory[number] = bytes
            total += bytes.count
            while total > Self.capacity, oldest < number {
                total -= memory.removeValue(forKey: oldest)?.count ?? 0
                oldest += 1
            }
        }
        return number
    }

    /// The bytes under a number; nil once forgotten.
    func bytes(_ number: Int) -> [UInt8]? {
        guard facts.indices.contains(number) else { return nil }
        guard let folder else { return memory[number] }
        return (try? Data(contentsOf: folder.appendingPathComponent(String(number)))).map { [UInt8]($0) }
    }

    /// Removes what an upload that was never answered left behind.
    func sweep() {
        guard let folder, let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else { return }
        for name in names where Int(name).map({ !facts.indices.contains($0) }) ?? true {
            try? FileManager.default.removeItem(at: folder.appendingPathComponent(name))
        }
    }

    /// Written and flushed before the row that names it, so that no row ever names a file that is not there.
    private mutating func write(_ bytes: [UInt8], to file: URL) {
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        defer { if descriptor >= 0 { close(descriptor) } }
        var done = 0
        while descriptor >= 0, done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count <= 0 { break }
            done += count
        }
        if descriptor < 0 || done < bytes.count { failure = String(cString: strerror(errno)) }
    }
}
