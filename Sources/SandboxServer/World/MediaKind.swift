/// What a file is to the API: decided by its MIME type.
enum MediaKind: String, Codable, Sendable {
    case image, video, shotsSet

    init?(mime: String) {
        if mime.hasPrefix("image/") {
            self = .image
        } else if mime.hasPrefix("video/") {
            self = .video
        } else if mime == "application/zip" || mime == "application/x-zip-compressed" {
            self = .shotsSet
        } else {
            return nil
        }
    }

    var typeName: String {
        switch self {
        case .image: "IMAGE_FOLDER"
        case .video: "VIDEO_FOLDER"
        case .shotsSet: "SHOTS_SET_FOLDER"
        }
    }
}
