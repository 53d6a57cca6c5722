import OzModel

/// A template that reports are made from: a text, and the pictures that it names.
enum TemplateForm: FormSheet {
    static var new: Form {
        Form(
            .newTemplate, title: "New report template",
            note: "It is your company's, or everybody's where you have none.", verb: "create",
            fields: [
                .line("name", "Name"),
                FormField(
                    "text", "Text", .lines(FormLines("", height: 8)),
                    help: "HTML with the server's placeholders. ^o opens your editor.", isNeeded: false),
                FilesForm.field("Pictures", isNeeded: false),
            ])
    }

    static func change(_ form: Form) throws(Form.Mistake) -> Change {
        let pictures = form.files?.chosen ?? []
        return .report(
            .makeTemplate(NewTemplate(name: form.word("name"), text: form.text("text"), pictures: pictures)))
    }
}
