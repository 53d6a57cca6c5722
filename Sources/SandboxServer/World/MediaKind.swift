/// What a file is to the API: decided by its MIME type (reference, section 13).
enum MediaKind: String, Codable, Sendable {
    case image, video, shotsSet

    init?(mime: String) {
        switch mime {
        case "image/jpeg", "image/jpg", "image/png": self = .image
        case "video/mpeg", "video/mp4", "video/ogg", "video/quicktime", "video/webm", "video/x-ms-wmv",
            "video/x-msvideo":
            self = .video
        case "application/zip", "application/x-zip-compressed": self = .shotsSet
        default: return nil
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
