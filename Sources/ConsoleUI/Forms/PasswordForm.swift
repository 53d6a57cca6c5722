import OzModel

/// A new password for an account, typed twice or made.
enum PasswordForm: FormSheet {
    static var fields: [FormField] {
        [
            .secret("password", "Password", help: "^g makes one, ^t shows it."),
            .secret("repeated", "Once more", help: "The same again, so that no slip of the finger locks anybody out."),
        ]
    }

    static func make(_ user: Known<User>, server: String) -> Form {
        Form(
            .password(of: user, server: server), title: "Password of \(user.label)",
            note: "Sessions that are open stay open: whether they end is the server's affair.", verb: "save",
            fields: fields)
    }

    /// - Throws: `Form.Mistake` where the two differ.
    static func password(_ form: Form) throws(Form.Mistake) -> Secret {
        guard form.text("password") == form.text("repeated") else {
            throw Form.Mistake("the two are not the same", field: "repeated")
        }
        return Secret(form.text("password"))
    }

    static func change(_ form: Form) throws(Form.Mistake) -> Change {
        guard case .password(let user, _) = form.purpose else { throw Form.Mistake("this form is of no account") }
        return .changePassword(of: user, to: try password(form))
    }

    /// How passwords are made, to choose from.
    static var recipes: Menu {
        let recipes: [(String, String, PasswordRecipe)] = [
            ("20 characters", "letters, digits, signs", PasswordRecipe()),
            ("32 characters", "letters, digits, signs", PasswordRecipe(length: 32)),
            ("16 characters", "letters and digits", PasswordRecipe(length: 16, kinds: [.lower, .upper, .digits])),
            ("20 characters", "small letters, to read aloud", PasswordRecipe(length: 20, kinds: [.lower])),
        ]
        return Menu(
            title: "Make a password",
            items: recipes.map { Menu.Item(label: $0.0, note: $0.1, action: .makePassword($0.2)) })
    }
}
