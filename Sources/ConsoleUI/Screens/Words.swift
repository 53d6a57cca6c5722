import Canvas
import OzModel

extension Verdict {
    /// Which theme entry a verdict is shown in.
    var role: Role {
        switch self {
        case .success: .verdictSuccess
        case .declined: .verdictDeclined
        case .operatorRequired: .verdictOperator
        case .processing: .verdictProcessing
        case .initial: .verdictInitial
        case .failed: .verdictFailed
        // Finished says that the machine is done, not how it went.
        case .finished, .other: .verdictOther
        }
    }

    /// The sign before the words; colour alone never carries the meaning.
    func glyph(_ glyphs: Glyphs) -> String {
        let glyph =
            switch self {
            case .success: glyphs.success
            case .declined: glyphs.declined
            case .operatorRequired: glyphs.operatorRequired
            case .processing, .initial: glyphs.processing
            case .failed: glyphs.failed
            case .finished, .other: glyphs.separator
            }
        return String(glyph)
    }

    /// Glyph and words in the verdict's role.
    func text(_ glyphs: Glyphs) -> Text {
        Text("\(glyph(glyphs)) \(words)", role)
    }
}

extension Order {
    /// How many media it has; `2+` while only those are known that an analysis used.
    var mediaWords: String? {
        mediaCount.map { mediaIsComplete ? "\($0)" : "\($0)+" }
    }
}

extension User {

    /// The letters of the analyses this user may start.
    var startLetters: String {
        let order: [AnalysisType] = [.quality, .biometry, .documents, .collection]
        return order.filter { mayStart[$0] ?? true }.map { String($0.letter) }.joined(separator: " ")
    }
}

extension MediaKind {
    var words: String {
        switch self {
        case .image: "image"
        case .video: "video"
        case .shotsSet: "shots set"
        case .other(let wire): wire
        }
    }
}
