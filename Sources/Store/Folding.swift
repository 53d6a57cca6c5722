import Foundation
import GRDB

/// Makes texts comparable for people who look for something: no case, no accents.
enum Folding {
    /// The SQL function of the same name as in `Pick.folded`.
    static let function = DatabaseFunction("ozc_fold", argumentCount: 1, pure: true) { values in
        guard let first = values.first, let text = String.fromDatabaseValue(first) else { return nil }
        return fold(text)
    }

    /// The text in lower case and without combining marks.
    static func fold(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        let plain = text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
            .filter { $0.properties.generalCategory != .nonspacingMark }
        return String(String.UnicodeScalarView(plain))
    }
}
