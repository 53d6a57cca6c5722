import OzModel

/// An account: who it is, what it is to the server, and what it may start.
enum UserForm: FormSheet {
    /// The choice that makes a company on the spot.
    private static let newCompany = "+"

    static func new(
        companies: [FormOption], company: Company.ID?, roles: [UserRole], server: String, mayMakeCompanies: Bool
    ) -> Form {
        let added = mayMakeCompanies ? [FormOption(newCompany, "+ a new one")] : []
        return Form(
            .newUser(server: server, of: company), title: "New user",
            note: "The API has no call that mails credentials: they are shown once when the account is there.",
            verb: "create",
            fields: [
                .line("email", "E-mail", help: "It is the log-in too."),
                .line("first_name", "First name"),
                .line("middle_name", "Middle name", isNeeded: false),
                .line("last_name", "Last name"),
                role(.client, among: roles), self.company(companies + added, company), service(false),
                start(AnalysisType.known.map(\.wire)),
            ] + PasswordForm.fields)
    }

    /// - Parameter isOwn: of their own account people change only who they are.
    static func edit(
        _ user: User, _ known: Known<User>, companies: [FormOption], roles: [UserRole], isOwn: Bool
    ) -> Form {
        let started = AnalysisType.known.filter { user.mayStart[$0] != false }.map(\.wire)
        let own: [FormField] = [
            .line("first_name", "First name", user.firstName ?? ""),
            .line("middle_name", "Middle name", user.middleName ?? "", isNeeded: false),
            .line("last_name", "Last name", user.lastName ?? ""),
            .line("email", "E-mail", user.email ?? "", help: "It is the log-in too: the next one is with the new one."),
        ]
        let office = [
            role(user.role, among: roles), company(companies, user.companyID), service(user.isService), start(started),
        ]
        return Form(
            .user(user, known), title: "Edit \(known.label)", note: "Only what differs is sent.", verb: "save",
            fields: isOwn ? own : own + office)
    }

    private static func role(_ role: UserRole, among roles: [UserRole]) -> FormField {
        let all = roles.contains(role) ? roles : roles + [role]
        return FormField(
            "role", "Role", .choice(FormChoice(all.map { FormOption($0.wire, $0.words) }, value: role.wire)),
            help: "ADMIN does everything but decide; an OPERATOR decides everywhere; the others stay in their company.")
    }

    private static func company(_ companies: [FormOption], _ company: Company.ID?) -> FormField {
        FormField(
            "company", "Company", .choice(FormChoice(companies, value: company?.rawValue)),
            help: "Type a part of its name. ADMIN and OPERATOR have none: backspace takes it out.", isNeeded: false)
    }

    private static func service(_ isService: Bool) -> FormField {
        FormField(
            "service", "Account",
            .checks(FormChecks([FormOption("service", "of a machine")], ticked: isService ? ["service"] : [])),
            help: "A machine's session lasts for years: whoever has its token is this account.", isNeeded: false)
    }

    private static func start(_ ticked: [String]) -> FormField {
        FormField(
            "may_start", "May start",
            .checks(
                FormChecks(AnalysisType.known.map { FormOption($0.wire, $0.words) }, ticked: Set(ticked))),
            help: "Space ticks. Which analyses this account may start.", isNeeded: false)
    }

    static func arrange(_ form: inout Form) {
        guard case .newUser = form.purpose else { return }
        let isNew = form.text("company") == newCompany
        form.put(
            isNew ? [.line("company:new", "Its name", help: "The company is created first, then the account.")] : [],
            named: "company:", after: "company")
    }

    static func change(_ form: Form) throws(Form.Mistake) -> Change {
        switch form.purpose {
        case .newUser:
            let user = try new(form)
            // The company comes first, and only when the account itself could follow.
            guard form.text("company") == newCompany else { return .createUser(user) }
            if let mistake = Change.createUser(user).mistakes.first {
                throw Form.Mistake(mistake.sentence, field: mistake.field.name(files: []))
            }
            guard user.role.hasCompany else {
                throw Form.Mistake("\(user.role.title) has no company: backspace takes it out", field: "company")
            }
            return .createCompany(name: form.word("company:new"))
        case .user(let user, let known):
            let edit = edit(form, of: user)
            let role = edit.role ?? user.role
            if form["company"] != nil, form.text("company").isEmpty, user.companyID != nil, role.hasCompany {
                throw Form.Mistake("the API cannot take an account out of its company", field: "company")
            }
            return .updateUser(known, edit, now: user.role)
        default: throw Form.Mistake("this form is of no account")
        }
    }

    private static func new(_ form: Form) throws(Form.Mistake) -> NewUser {
        let middle = form.word("middle_name")
        let chosen = form.text("company") == newCompany ? nil : company(form)
        return NewUser(
            email: form.word("email"), password: try PasswordForm.password(form), firstName: form.word("first_name"),
            middleName: middle.isEmpty ? nil : middle, lastName: form.word("last_name"),
            role: UserRole(wire: form.text("role")), company: chosen,
            isService: form.ticked("service").contains("service"),
            barred: Set(AnalysisType.known.filter { !form.ticked("may_start").contains($0.wire) }))
    }

    /// The company that was made on the spot is chosen, and not made again.
    static func choose(_ company: Known<Company>, _ form: inout Form) {
        guard case .choice(let choice)? = form["company"]?.control else { return }
        let value = company.id.rawValue
        let options = choice.options.filter { $0.value != value } + [FormOption(value, company.label)]
        form["company"]?.control = .choice(FormChoice(options, value: value))
        arrange(&form)
    }

    private static func company(_ form: Form) -> Known<Company>? {
        guard case .choice(let choice)? = form["company"]?.control, let index = choice.chosen else { return nil }
        let id = Company.ID(choice.options[index].value)
        return Known(id, choice.options[index].label, companyID: id)
    }

    /// Only what differs: what another administrator has changed meanwhile stays.
    private static func edit(_ form: Form, of user: User) -> UserEdit {
        func changed(_ name: String, _ old: String?) -> String? {
            form.word(name) == (old ?? "").trimmed ? nil : form.word(name)
        }
        var edit = UserEdit(
            email: changed("email", user.email), firstName: changed("first_name", user.firstName),
            middleName: changed("middle_name", user.middleName), lastName: changed("last_name", user.lastName))
        guard form["role"] != nil else { return edit }
        let role = UserRole(wire: form.text("role"))
        if role != user.role { edit.role = role }
        let company = company(form)
        if company?.id != user.companyID { edit.company = company }
        let isService = form.ticked("service").contains("service")
        if isService != user.isService { edit.isService = isService }
        for type in AnalysisType.known {
            let may = form.ticked("may_start").contains(type.wire)
            if may != (user.mayStart[type] ?? true) { edit.mayStart[type] = may }
        }
        return edit
    }
}
