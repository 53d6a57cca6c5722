/// The files that clients sent, kept in memory up to a bound; beyond it the oldest are forgotten.
struct Uploads: Sendable {
    /// Bytes kept in all: 512 MiB.
    static let capacity = 512 * 1024 * 1024

    /// One file.
    struct File: Sendable {
        let bytes: [UInt8]
        /// Width and height in pixels, for pictures whose header tells them.
        let measures: (width: Int, height: Int)?
    }

    private var files: [Int: File] = [:]
    private var made = 0
    private var oldest = 0
    private var total = 0

    /// Keeps a file; answers the number under which it is found.
    mutating func keep(_ bytes: [UInt8]) -> Int {
        files[made] = File(bytes: bytes, measures: PictureHeader.measures(of: bytes))
        made += 1
        total += bytes.count
        while total > Self.capacity, oldest < made - 1 {
            total -= files.removeValue(forKey: oldest)?.bytes.count ?? 0
            oldest += 1
        }
        return made - 1
    }

    /// The file under a number; nil once forgotten.
    func find(_ number: Int) -> File? { files[number] }
}
