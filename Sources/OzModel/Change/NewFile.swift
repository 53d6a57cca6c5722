/// A file of this machine that is to be uploaded.
public struct NewFile: Hashable, Sendable {
    /// What the server will make of it.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case image, video
        /// A ZIP of frames.
        case shotsSet
    }

    /// Where it is; read while it is sent.
    public var path: String
    /// What it is called on the server.
    public var name: String
    public var kind: Kind
    /// Such as `video/mp4`; the server decides the kind by it. [D]
    public var contentType: String
    /// Bytes, where they were counted.
    public var size: Int?
    /// Such as `video_selfie`; wrong tags make wrong results. [D]
    public var tags: [String]

    /// A file by its path, known by the end of its name; nil for what the server does not take.
    ///
    /// - Parameter tags: nil for those that the kind usually has.
    public init?(path: String, size: Int? = nil, tags: [String]? = nil) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let ending = name.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? ""
        guard let (kind, type) = Self.types[ending] else { return nil }
        self.init(path: path, name: name, kind: kind, contentType: type, size: size, tags: tags ?? kind.usualTags)
    }

    /// A file from its parts.
    public init(path: String, name: String, kind: Kind, contentType: String, size: Int? = nil, tags: [String]) {
        self.path = path
        self.name = name
        self.kind = kind
        self.contentType = contentType
        self.size = size
        self.tags = tags
    }

    /// The endings of names that are taken, for people and for file pickers.
    public static var endings: [String] { types.keys.sorted() }

    // [D, section 13]
    private static let types: [String: (Kind, String)] = [
        "jpg": (.image, "image/jpeg"), "jpeg": (.image, "image/jpeg"), "png": (.image, "image/png"),
        "mp4": (.video, "video/mp4"), "mpg": (.video, "video/mpeg"), "mpeg": (.video, "video/mpeg"),
        "ogv": (.video, "video/ogg"), "ogg": (.video, "video/ogg"), "mov": (.video, "video/quicktime"),
        "webm": (.video, "video/webm"), "wmv": (.video, "video/x-ms-wmv"), "avi": (.video, "video/x-msvideo"),
        "zip": (.shotsSet, "application/zip"),
    ]
}

extension NewFile.Kind {
    /// What a file of this kind is taken for until somebody says otherwise: a selfie, held upright. [D, section 8]
    public var usualTags: [String] {
        switch self {
        case .image: ["photo_selfie", "orientation_portrait"]
        case .video, .shotsSet: ["video_selfie", "video_selfie_blank", "orientation_portrait"]
        }
    }

    /// The word for people.
    public var words: String {
        switch self {
        case .image: "image"
        case .video: "video"
        case .shotsSet: "shots set"
        }
    }
}

extension NewFile {
    /// The tags of a file that the API knows, by what they say. [D, section 8]
    public static func knownTags(of kind: Kind) -> [String] {
        switch kind {
        case .image: ["photo_selfie", "photo_id", "photo_id_front", "photo_id_back", "photo_doc"] + orientations
        case .video, .shotsSet:
            ["video_selfie"]
                + ["scan", "left", "right", "down", "high", "smile", "eyes", "blank", "oneshot"].map {
                    "video_selfie_\($0)"
                } + orientations
        }
    }

    private static let orientations = ["orientation_portrait", "orientation_landscape"]

    /// Whether a face can be looked for in it: everything but the back of a document. [D, section 9.1]
    var showsFace: Bool { !tags.contains("photo_id_back") }
    /// Whether it is a picture of a document. [D, section 8]
    var isDocument: Bool { tags.contains { $0.hasPrefix("photo_id") || $0.hasPrefix("photo_doc") } }
}

extension AnalysisType {
    /// What can be checked on these files, as the Web Console offers it: liveness of a video, biometry of two faces,
    /// documents, and faces against a collection. [D]
    public static func possible(for files: [NewFile]) -> [AnalysisType] {
        known.filter { type in
            switch type {
            case .quality: files.contains { $0.kind != .image }
            case .biometry: files.filter(\.showsFace).count > 1
            case .documents: files.contains(where: \.isDocument)
            case .collection: files.contains(where: \.showsFace)
            case .other: false
            }
        }
    }
}
