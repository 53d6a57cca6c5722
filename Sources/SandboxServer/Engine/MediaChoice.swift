/// Which media an analysis takes when it is given a choice (reference, section 9.1, older revision).
enum MediaChoice {
    static func fits(_ type: AnalysisType, kind: MediaKind, tags: [String]) -> Bool {
        let isDocument = tags.contains { $0.hasPrefix("photo_id") || $0.hasPrefix("photo_doc") }
        switch type {
        case .quality: return kind == .image ? !isDocument : true
        case .biometry, .collection: return !tags.contains("photo_id_back")
        case .documents: return kind == .image && isDocument
        }
    }
}
