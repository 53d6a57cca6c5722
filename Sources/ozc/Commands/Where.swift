import Canvas
import Foundation
import OzModel
import Query

/// `--where`: the same language as the filter of the console.
enum Where {
    /// What a query asks for; nothing where there is none.
    ///
    /// - Throws: `Failure` that points at the mistake.
    static func clauses(_ text: String?, of noun: Noun) throws -> [Clause] {
        guard let text else { return [] }
        do {
            return try Criteria(text, of: noun).clauses(Clock(now: Date().timeIntervalSince1970))
        } catch {
            let lines = error.caret { TextWidth.columns(String($0)) }.map { "  \($0)" }
            throw Failure(.usage, "--where: \(error.sentence)", below: lines)
        }
    }

    /// The keys of a noun, for the help.
    static func keys(of noun: Noun) -> String {
        (QueryKey.all(of: noun).map(\.name) + ["meta.PATH"]).joined(separator: ", ")
    }
}
