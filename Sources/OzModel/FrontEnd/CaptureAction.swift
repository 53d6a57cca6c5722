/// What a person was asked to do before the camera, by the tags of what was taken. [D, section 8]
public enum CaptureAction {
    /// `head to the left`; nil for tags that are no action.
    public static func words(_ tag: String) -> String? { table.first { $0.tag == tag }?.words }

    /// The actions among tags, each once, in the order in which they come.
    public static func words(among tags: [String]) -> [String] {
        var found: [String] = []
        for words in tags.compactMap(words) where !found.contains(words) { found.append(words) }
        return found
    }

    private static let table: [(tag: String, words: String)] = [
        ("video_selfie_left", "head to the left"),
        ("video_selfie_right", "head to the right"),
        ("video_selfie_down", "head down"),
        ("video_selfie_high", "head up"),
        ("video_selfie_smile", "smile"),
        ("video_selfie_eyes", "blink"),
        ("video_selfie_scan", "look into the camera (scan)"),
        ("video_selfie_blank", "no action"),
        ("video_selfie_oneshot", "one shot"),
        ("video_selfie_zoom_in", "face closer"),
        ("video_selfie_zoom_out", "face farther away"),
        ("video_selfie_best", "best frame"),
        ("photo_id_front", "document, front"),
        ("photo_id_back", "document, back"),
    ]
}
