/// Frames that were decoded lately, up to a certain weight.
struct FrameCache {
    /// Consecutive frames of one file in one size.
    struct Key: Hashable {
        let file: SourceFile.Identity
        let width: Int
        let height: Int
        /// The first frame, or nil for the poster.
        let first: Int?
    }

    /// In bytes.
    static let capacity = 50_331_648

    private var runs: [Key: (bytes: [UInt8], used: Int)] = [:]
    private var clock = 0
    private var weight = 0

    /// What `key` stands for, decoded by `make` unless it is still there.
    mutating func bytes<Failure: Error>(_ key: Key, or make: () throws(Failure) -> [UInt8]) throws(Failure) -> [UInt8] {
        clock += 1
        if let run = runs[key] {
            runs[key]?.used = clock
            return run.bytes
        }
        let bytes = try make()
        weight += bytes.count
        runs[key] = (bytes, clock)
        while weight > Self.capacity, let oldest = runs.min(by: { $0.value.used < $1.value.used }) {
            weight -= oldest.value.bytes.count
            runs[oldest.key] = nil
        }
        return bytes
    }
}
