import Glibc

/// Where the ffmpeg programs are.
struct FFmpeg {
    let ffmpeg: String
    let ffprobe: String

    /// Decoders that may be used; ffmpeg has hundreds, most of them for what nobody sends.
    static let decoders =
        "h264,hevc,mpeg4,mjpeg,vp8,vp9,av1,libdav1d,libaom-av1,theora,mpeg1video,mpeg2video,msmpeg4v2,msmpeg4,wmv1,"
        + "wmv2,wmv3,vc1,h263,flv,gif,webp,bmp,tiff,png,rawvideo,libvpx-vp9,libvpx"

    /// Looks for both in PATH, or where a system has them when there is none; nil unless both are there.
    static func find() -> FFmpeg? {
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        // What lies in a working directory is none of ours.
        let folders = path.split(separator: ":").filter { $0.hasPrefix("/") }
        func program(_ name: String) -> String? {
            folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
        }
        guard let ffmpeg = program("ffmpeg"), let ffprobe = program("ffprobe") else { return nil }
        return FFmpeg(ffmpeg: ffmpeg, ffprobe: ffprobe)
    }

    /// What both are told before the file: which demuxer and decoders, and to open nothing else.
    ///
    /// The file is 0, opened anew by the kernel's name for it: no name of the user's is ever seen by ffmpeg.
    static func input(_ kind: FileKind.Foreign) -> [String] {
        [
            "-threads", "1", "-protocol_whitelist", "file", "-codec_whitelist", decoders, "-max_pixels", "50000000",
            "-f", kind.demuxer,
        ]
    }

    static let file = "file:/dev/fd/0"
}
