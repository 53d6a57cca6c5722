import PictureProtocol

/// What ffprobe says of a file's first picture stream.
struct Probe {
    /// Upright, with square pixels.
    let width: Int
    let height: Int
    let frames: Int
    let rate: Double?
    let duration: Double?

    /// - Throws: `broken` for what ffprobe makes nothing of, `tooLarge` for what would be.
    init(_ file: SourceFile, _ kind: FileKind.Foreign, _ ffmpeg: FFmpeg, _ tool: Tool) throws(PictureRefusal) {
        let words =
            [ffmpeg.ffprobe, "-v", "quiet"] + FFmpeg.input(kind) + [
                "-select_streams", "v:0", "-count_packets", "-read_intervals", "%+\(Limits.seconds)",
                "-show_entries",
                "stream=width,height,sample_aspect_ratio,avg_frame_rate,duration,nb_read_packets"
                    + ":stream_tags=rotate:stream_side_data=rotation:format=duration",
                "-of", "default=noprint_wrappers=1", FFmpeg.file,
            ]
        let (bytes, isGood) = try tool.run(words, on: file, atMost: 65_536)
        var entries: [Substring: Substring] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let halves = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            // The stream's own duration stands before the file's.
            guard halves.count == 2, halves[1] != "N/A", entries[halves[0]] == nil else { continue }
            entries[halves[0]] = halves[1]
        }
        guard isGood, let width = entries["width"].flatMap({ Int($0) }),
            let height = entries["height"].flatMap({ Int($0) }), width > 0, height > 0
        else { throw .broken("ffmpeg finds no picture in it") }
        try Studio.check(width, height)
        let stretch = entries["sample_aspect_ratio"].flatMap { Self.ratio($0, ":") } ?? 1
        let wide = 0.1...10 ~= stretch ? max(1, min(Int(Double(width) * stretch), Limits.side)) : width
        let turn = Int(Double(entries["rotation"] ?? entries["TAG:rotate"] ?? "0") ?? 0)
        let isSideways = abs(turn) % 180 == 90
        (self.width, self.height) = isSideways ? (height, wide) : (wide, height)
        frames = max(0, min(entries["nb_read_packets"].flatMap { Int($0) } ?? 0, Limits.frames))
        rate = entries["avg_frame_rate"].flatMap { Self.ratio($0, "/") }
        duration = entries["duration"].flatMap { Double($0) }.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    }

    private static func ratio(_ text: Substring, _ sign: Character) -> Double? {
        let halves = text.split(separator: sign).compactMap { Double($0) }
        guard halves.count == 2, halves[0] > 0, halves[1] > 0 else { return nil }
        return halves[0] / halves[1]
    }
}
