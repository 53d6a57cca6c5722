import PictureProtocol

/// All that the ffmpeg programs decode: videos, animations, and pictures of rarer kinds.
struct Film {
    private let null: Int32
    private let ffmpeg = FFmpeg.find()
    private var cache = FrameCache()
    private var probes: [SourceFile.Identity: Probe] = [:]

    /// A run of frames is no heavier than this, so that more than one is kept.
    private static let heaviest = FrameCache.capacity / 3

    init(null: Int32) {
        self.null = null
    }

    /// What the file is.
    mutating func probe(_ file: SourceFile, _ kind: FileKind.Foreign) throws(PictureRefusal) -> Probe {
        guard let ffmpeg else { throw .needsFFmpeg }
        if let probe = probes[file.identity] { return probe }
        if probes.count >= 512 { probes = [:] }
        let probe = try Probe(file, kind, ffmpeg, Tool(null: null))
        probes[file.identity] = probe
        return probe
    }

    /// One frame, or the poster for nil, upright and in that size.
    mutating func frame(
        _ number: Int?, of file: SourceFile, _ kind: FileKind.Foreign, width: Int, height: Int
    ) throws(PictureRefusal) -> Bitmap {
        guard let ffmpeg else { throw .needsFFmpeg }
        let probe = try probe(file, kind)
        let weight = width * height * (kind.hasAlpha ? 4 : 3)
        let run = number == nil ? 1 : max(1, Self.heaviest / weight)
        let first = number.map { $0 / run * run }
        let many = first.map { max(1, min(run, probe.frames - $0)) } ?? 1
        let key = FrameCache.Key(file: file.identity, width: width, height: height, first: first)
        let words = Self.words(ffmpeg, kind, probe, first: first, many: many, width: width, height: height)
        let tool = Tool(null: null)
        let bytes = try cache.bytes(key) { () throws(PictureRefusal) in
            let (bytes, isGood) = try tool.run(words, on: file, atMost: many * weight)
            guard isGood || !kind.isStill else { throw .broken("ffmpeg cannot decode it") }
            return bytes
        }
        let start = (number ?? 0) - (first ?? 0)
        guard bytes.count / weight > start else {
            throw bytes.count < weight && start == 0 && (first ?? 0) == 0
                ? .broken("ffmpeg cannot decode it") : .beyondEnd(frames: (first ?? 0) + bytes.count / weight)
        }
        return try Self.bitmap(bytes[(start * weight)..<((start + 1) * weight)], width, height, kind.hasAlpha)
    }

    private static func words(
        _ ffmpeg: FFmpeg, _ kind: FileKind.Foreign, _ probe: Probe, first: Int?, many: Int, width: Int, height: Int
    ) -> [String] {
        var words = [ffmpeg.ffmpeg, "-nostdin", "-hide_banner", "-loglevel", "quiet", "-filter_threads", "1"]
        if kind.isStill { words.append("-xerror") }
        // A TIFF with a tag that it does not know would be an error, too.
        if kind.isStill, kind.name != "TIFF" { words += ["-err_detect", "explode"] }
        words += FFmpeg.input(kind)
        let isLong = probe.frames > 1
        // A third in, nobody blinks into the light of the start.
        if first == nil, isLong, let duration = probe.duration {
            words += ["-ss", "\(min(duration, Double(Limits.seconds)) / 3)"]
        }
        if !kind.isStill { words += ["-t", "\(Limits.seconds)"] }
        words += ["-i", FFmpeg.file, "-map", "0:v:0", "-an", "-sn", "-dn", "-frames:v", "\(many)"]
        let trim = first.map { $0 > 0 ? "trim=start_frame=\($0):end_frame=\($0 + many)," : "" } ?? ""
        return words + [
            "-vf", "\(trim)scale=\(width):\(height):flags=area", "-vsync", "0", "-pix_fmt",
            kind.hasAlpha ? "rgba" : "rgb24", "-f", "rawvideo", "pipe:1",
        ]
    }

    private static func bitmap(
        _ bytes: ArraySlice<UInt8>, _ width: Int, _ height: Int, _ hasAlpha: Bool
    ) throws(PictureRefusal) -> Bitmap {
        let bitmap = try Bitmap(width: width, height: height)
        bytes.withUnsafeBufferPointer { source in
            guard let base = source.baseAddress else { return }
            guard hasAlpha else { return bitmap.pixels.update(from: base, count: bitmap.count) }
            for pixel in 0..<(width * height) {
                let alpha = Int(base[pixel * 4 + 3])
                for channel in 0..<3 {
                    let light = Int(base[pixel * 4 + channel]) * alpha + 128 * (255 - alpha)
                    bitmap.pixels[pixel * 3 + channel] = UInt8(light / 255)
                }
            }
        }
        return bitmap
    }
}
