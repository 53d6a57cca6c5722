import OzModel

/// A company: the public documents name only its name.
enum CompanyForm: FormSheet {
    static var new: Form {
        Form(
            .newCompany, title: "New company", note: "Users, orders and collections belong to a company.",
            verb: "create", fields: [.line("name", "Name")])
    }

    static func edit(_ company: Company) -> Form {
        Form(
            .company(Known(company)), title: "Edit company \(company.name ?? company.id.short)",
            note: "The new name shows wherever the company does.",
            verb: "save", fields: [.line("name", "Name", company.name ?? "")])
    }

    static func change(_ form: Form) throws(Form.Mistake) -> Change {
        let name = form.word("name")
        if case .company(let company) = form.purpose { return .renameCompany(company, to: name) }
        return .createCompany(name: name)
    }
}
