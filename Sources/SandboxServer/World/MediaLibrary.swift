import Foundation

/// The drawn pictures and clips, read once from the program's resources.
struct MediaLibrary: Sendable {
    private(set) var files: [MediaFile] = []
    private var places: [String: Int] = [:]

    /// Reads the files that `media.json` names; throws ``SandboxError/mediaMissing(reason:)`` where one is not there.
    init() throws(SandboxError) {
        let folder = try Self.folder()
        guard let list = try? JSON(parsing: Self.bytes(of: "media.json", in: folder)), let entries = list.elements
        else { throw .mediaMissing(reason: "media.json is not a list") }
        for entry in entries {
            guard let name = entry["file"]?.text, case .int(let width)? = entry["width"],
                case .int(let height)? = entry["height"]
            else { throw .mediaMissing(reason: "media.json has an entry without name or measures") }
            let frames = (entry["frames"]?.elements ?? []).compactMap { $0.text.flatMap { places[$0] } }
            places[name] = files.count
            files.append(
                MediaFile(
                    name: name, bytes: try Self.bytes(of: name, in: folder), width: width, height: height,
                    md5: entry["md5"]?.text ?? "", duration: entry["duration"]?.number,
                    rate: entry["fps"]?.number, frames: frames))
        }
    }

    /// The position of a file by name.
    func place(_ name: String) -> Int? { places[name] }

    /// The small picture of a file.
    func thumbnail(of place: Int) -> MediaFile? {
        file(stem(of: place) + "-thumb.jpg")
    }

    /// The clip shown for a file: a shots set has one of its own, a clip is its own.
    func preview(of place: Int) -> MediaFile? {
        file(stem(of: place) + ".mp4")
    }

    /// The still that stands for the best frame of a file.
    func bestShot(of place: Int) -> MediaFile? {
        let parts = stem(of: place).split(separator: "-")
        guard let subject = parts.first, parts.count > 1 else { return nil }
        switch subject {
        case "clip", "shots", "face", "card": return file("face-\(parts[1]).jpg")
        case "paper": return file("paper-\(parts[1]).jpg")
        default: return nil
        }
    }

    func file(_ name: String) -> MediaFile? { places[name].map { files[$0] } }

    private func stem(of place: Int) -> String {
        String(files[place].name.prefix { $0 != "." })
    }

    private static func bytes(of name: String, in folder: URL) throws(SandboxError) -> [UInt8] {
        guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)) else {
            throw .mediaMissing(reason: "\(name) is not in \(folder.path)")
        }
        return [UInt8](data)
    }

    /// Beside the program, where a build puts resources; else in the source tree, for tests, whose program is SwiftPM's.
    /// `Bundle.module` would end the process where neither is there.
    private static func folder() throws(SandboxError) -> URL {
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let beside = (try? FileManager.default.contentsOfDirectory(at: program, includingPropertiesForKeys: nil)) ?? []
        let bundles = beside.filter { $0.lastPathComponent.hasSuffix("_SandboxServer.resources") }
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let candidates = (bundles + [source]).map { $0.appendingPathComponent("Media") }
        let found = candidates.first {
            FileManager.default.fileExists(atPath: $0.appendingPathComponent("media.json").path)
        }
        guard let found else { throw .mediaMissing(reason: "no media.json beside \(program.path)") }
        return found
    }
}
