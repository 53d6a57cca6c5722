import OzModel

/// A collection of faces, and who is put into it.
enum CollectionForm: FormSheet {
    /// - Parameter companies: to choose from; nil where the server takes that of whoever asks.
    static func new(companies: [FormOption]?) -> Form {
        let company = FormField(
            "company", "Company", .choice(FormChoice(companies ?? [])),
            help: "Type a part of its name: nobody is found in another company's collection.")
        return Form(
            .newCollection, title: "New collection",
            note: "Faces of orders are looked for in it by COLLECTION analyses.", verb: "create",
            fields: [.line("alias", "Alias", help: "Short, like blacklist: people and programs call it so.")]
                + (companies == nil ? [] : [company]))
    }

    static func change(_ form: Form) throws(Form.Mistake) -> Change {
        var company: Known<Company>?
        if case .choice(let choice)? = form["company"]?.control, let index = choice.chosen {
            let id = Company.ID(choice.options[index].value)
            company = Known(id, choice.options[index].label, companyID: id)
        }
        return .createCollection(alias: form.word("alias"), of: company)
    }
}

/// Somebody who is put into a collection: a name, photos, and whatever else is to be said.
enum PersonForm: FormSheet {
    static func new(in collection: Known<OzModel.Collection>) -> Form {
        Form(
            .newPerson(in: collection), title: "New person in \(collection.label)",
            note: "Whoever looks like one of these photos is found from now on.", verb: "add",
            fields: [
                .line("first_name", "First name", isNeeded: false),
                .line("middle_name", "Middle name", isNeeded: false),
                .line("last_name", "Last name", isNeeded: false), FilesForm.field("Photos"),
                MetaDataForm.field(rows: 3),
            ])
    }

    static func arrange(_ form: inout Form) { FilesForm.arrange(&form) }

    static func change(_ form: Form) throws(Form.Mistake) -> Change {
        guard case .newPerson(let collection) = form.purpose else { throw Form.Mistake("this form is of no person") }
        let name = NewPerson.metaData(
            first: form.word("first_name"), middle: form.word("middle_name"), last: form.word("last_name"))
        let metaData = try MetaDataForm.read(form).merging(name) { other, name in
            guard case .object(let fields) = other, case .object(let names) = name else { return name }
            return .object(fields.merging(names) { _, new in new })
        }
        return .addPerson(to: collection, NewPerson(photos: FilesForm.chosen(form), metaData: metaData))
    }
}
