/// Which media an analysis takes when it is given a choice (reference, section 9.1); the others are ignored silently.
enum MediaChoice {
    static func fits(_ type: AnalysisType, kind: MediaKind, tags: [String], rule: MediaRule = .older) -> Bool {
        let isDocument = tags.contains { $0.hasPrefix("photo_id") || $0.hasPrefix("photo_doc") }
        switch (type, rule) {
        case (.documents, _): return kind == .image && isDocument
        case (.quality, .newer), (.biometry, .newer), (.collection, .newer): return true
        // [I] Photos of faces need no ZIP here, as after API 4.0.8, and films need no tag.
        case (.quality, .older): return kind == .image ? !isDocument : true
        case (.biometry, .older), (.collection, .older): return !tags.contains("photo_id_back")
        }
    }
}
