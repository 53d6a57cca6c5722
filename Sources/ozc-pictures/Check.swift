import CConfine
import Glibc

/// What this program has to work with, for a doctor to read.
enum Check {
    static func report(_ confinement: Confinement) -> String {
        var lines = ["libchafa", "libturbojpeg", "libpng"].map { "\($0): \(loaded($0) ?? "not loaded")" }
        let ffmpeg = FFmpeg.find()
        lines.append("ffmpeg: \(ffmpeg?.ffmpeg ?? "not found; videos and all but JPEG and PNG need it")")
        lines.append("ffprobe: \(ffmpeg?.ffprobe ?? "not found")")
        lines.append("memory: at most \(confine_limit_now(Int32(CONFINE_MEMORY)) / 1_048_576) MB")
        lines.append("open files: at most \(confine_limit_now(Int32(CONFINE_FILES)))")
        let size = confine_limit_now(Int32(CONFINE_FILE_SIZE))
        lines.append("file size: \(size == 0 ? "at most 0" : "not limited, since this goes to a file")")
        lines.append("core file: at most \(confine_limit_now(Int32(CONFINE_CORE)))")
        lines.append("processor time: at most \(Confinement.seconds) s a picture")
        let network = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        lines.append("network: \(network < 0 ? "refused" : "open")")
        if network >= 0 { close(network) }
        if confinement.failures.isEmpty { lines.append("confinement: complete") }
        for (measure, code) in confinement.failures {
            lines.append("confinement: \(measure) not possible: \(String(cString: strerror(code)))")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    // The libraries cannot say their versions; their files' names do.
    private static func loaded(_ library: String) -> Substring? {
        let descriptor = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let text = String(decoding: SourceFile.all(of: descriptor, atMost: 1_048_576), as: UTF8.self)
        return text.split(separator: "\n").lazy
            .compactMap { $0.split(separator: "/").last }
            .first { $0.hasPrefix(library) }
    }
}
