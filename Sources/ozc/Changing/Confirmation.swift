import Canvas
import ConsoleUI
import Foundation
import OzModel

/// The question before a deletion, answered by typing, so that no habit answers it.
enum Confirmation {
    /// - Throws: `Failure` when it was not confirmed, or cannot be asked.
    static func ask(_ changes: [Change], isGiven: Bool) throws {
        guard !isGiven, let first = changes.first else { return }
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else {
            throw Failure(.usage, "there is no terminal to ask on: nothing was changed; --yes deletes without asking")
        }
        for change in changes.prefix(20) { note("  \(change.sentence)") }
        if changes.count > 20 { note("  … and \(PlainWords.count(changes.count - 20)) more") }
        let word = changes.count == 1 ? first.confirmation : "\(changes.count)"
        let what = changes.count == 1 ? "the first letters of its id" : "their number"
        let question = "This cannot be undone. To go on, type \(what), \(Sanitizer.clean(word)): "
        FileHandle.standardError.write(Data(question.utf8))
        let typed = readLine()?.trimmingCharacters(in: .whitespaces).lowercased() ?? ""
        guard !word.isEmpty, changes.count == 1 ? first.isConfirmed(by: typed) : typed == word else {
            throw Failure(.failed, "not confirmed: nothing was changed")
        }
    }
}
