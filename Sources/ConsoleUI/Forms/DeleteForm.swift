import OzModel

/// The question before a deletion, answered by typing, so that no habit answers it.
enum DeleteForm: FormSheet {
    /// - Parameter radius: what goes with it, sentence by sentence.
    static func ask(_ change: Change, radius: [String]) -> Form {
        let word = change.confirmation
        return Form(
            .delete(change), title: "\(change.sentence.prefix(1).uppercased() + change.sentence.dropFirst())?",
            note: (radius + ["This cannot be undone."]).joined(separator: " "), verb: "delete",
            fields: [.line("confirmation", "Type \(word)", hint: "the first letters of its id")])
    }

    static func change(_ form: Form) throws(Form.Mistake) -> Change {
        guard case .delete(let change) = form.purpose else { throw Form.Mistake("this form deletes nothing") }
        guard change.isConfirmed(by: form.word("confirmation")) else {
            throw Form.Mistake("that is not \(change.confirmation): nothing was deleted", field: "confirmation")
        }
        return change
    }
}
