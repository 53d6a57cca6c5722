import OzModel

/// A new order: its files, what each shows, what is to be checked, what is said of it.
enum OrderForm: FormSheet {
    static func new(_ offer: AnalysisOffer) -> Form {
        let person = offer.personKey.map { key in
            FormField.line("person", "Person", help: "What tells this person from others: \(key).", isNeeded: false)
        }
        let once = FormField(
            "once", "Requests",
            .checks(FormChecks([FormOption("once", "one, answered when all has ended")], ticked: [])),
            help: "For API 6.0.1 and later. Usually the order comes first, and its analyses are started then.",
            isNeeded: false)
        return Form(
            .newOrder(offer), title: "New order", note: "", verb: "create",
            fields: [
                FilesForm.field("Files"), AnalysesForm.field(offer), person, MetaDataForm.field(rows: 3), once,
            ].compactMap(\.self))
    }

    static func arrange(_ form: inout Form) {
        guard case .newOrder(let offer) = form.purpose else { return }
        FilesForm.arrange(&form)
        AnalysesForm.arrange(&form, offer, possible: AnalysisType.possible(for: FilesForm.chosen(form)))
    }

    static func change(_ form: Form) throws(Form.Mistake) -> Change {
        guard case .newOrder(let offer) = form.purpose else { throw Form.Mistake("this form is of no order") }
        var metaData = try MetaDataForm.read(form)
        let person = form.word("person")
        if let key = offer.personKey, !person.isEmpty {
            do {
                metaData = try MetaDataText.adding(person, at: key, to: metaData)
            } catch {
                throw Form.Mistake(error.sentence, field: "person")
            }
        }
        return .createOrder(
            NewOrder(
                files: FilesForm.chosen(form), metaData: metaData, analyses: try AnalysesForm.wishes(form),
                isSingleRequest: form.ticked("once").contains("once")))
    }
}
