import ArgumentParser
import OzModel
import Sync

/// `ozc users create`.
struct UserCreate: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Create an account.",
        discussion: """
            The password is asked for, read from standard input with --password-stdin, or made up with \
            --generate-password, which prints the credentials once, on standard output, or writes them to a file that \
            nobody else can read with --credentials-file. Nothing is mailed: the API has no call for it.

            ADMIN and OPERATOR have no company; all other roles need one, which is that of whoever asks unless \
            --company names another.
            """)
    static let logName = "users create"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The e-mail, which is also the log-in.", valueName: "e-mail")) var email: String
    @Option(help: "First name.") var firstName: String
    @Option(help: "Last name.") var lastName: String
    @Option(help: "Middle name.") var middleName: String?
    @Option(help: "admin, operator, client, client-admin, client-operator or client-service.") var role: RoleName
    @Option(help: ArgumentHelp("The company's id, its beginning, or its name.", valueName: "company")) var company:
        String?
    @Flag(help: "A machine's account, whose sessions last for years.") var service = false
    @Option(help: ArgumentHelp("What it may start, with commas; everything without this.", valueName: "types"))
    var mayStart: String?
    @OptionGroup var password: PasswordOptions
    @OptionGroup var options: ChangeOptions

    func run() async throws {
        let may = try mayStart.map { try MayStart.read($0) }
        let desk = try ChangeDesk(global)
        let company = try await desk.company(company)
        var user = NewUser(
            email: email, password: Secret("?"), firstName: firstName, middleName: middleName, lastName: lastName,
            role: role.role, company: company, isService: service,
            barred: Set(AnalysisType.known).subtracting(may ?? AnalysisType.known))
        // What makes no sense is said before anybody is asked for a password.
        try await desk.check(.createUser(user))
        if service || role.role == .clientService {
            note("ozc: a service account's session lasts for years: whoever has its token is this account")
        }
        user.password = try password.read()
        try await password.hand(
            over: Credentials(email: email, password: user.password), .createUser(user), desk, options)
    }
}

/// `ozc users update USER`.
struct UserUpdate: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "update", abstract: "Change an account.",
        discussion: """
            What is not named stays. An account of its own changes nothing but names and e-mail; the rest is for \
            administrators. --middle-name= takes the middle name away.
            """)
    static let logName = "users update"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The id, its beginning, or the e-mail; me for the log-in itself.", valueName: "user"))
    var user: String
    @Option(help: "The e-mail, which is also the log-in.") var email: String?
    @Option(help: "First name.") var firstName: String?
    @Option(help: "Middle name.") var middleName: String?
    @Option(help: "Last name.") var lastName: String?
    @Option(help: "admin, operator, client, client-admin, client-operator or client-service.") var role: RoleName?
    @Option(help: ArgumentHelp("The company's id, its beginning, or its name.", valueName: "company")) var company:
        String?
    @Flag(inversion: .prefixedNo, help: "A machine's account, whose sessions last for years.") var service: Bool?
    @Option(help: ArgumentHelp("What it may start, with commas; none for nothing.", valueName: "types"))
    var mayStart: String?
    @OptionGroup var options: ChangeOptions

    func run() async throws {
        let may = try mayStart.map { try MayStart.read($0) }
        let desk = try ChangeDesk(global)
        let user = try await desk.user(self.user)
        let edit = UserEdit(
            email: email, firstName: firstName, middleName: middleName, lastName: lastName, role: role?.role,
            company: try await desk.company(company), isService: service,
            mayStart: may.map { may in
                Dictionary(uniqueKeysWithValues: AnalysisType.known.map { ($0, may.contains($0)) })
            } ?? [:])
        if service == true {
            note("ozc: a service account's session lasts for years: whoever has its token is this account")
        }
        try await desk.run(.updateUser(Known(user, me: desk.author.userID), edit, now: user.role), options)
    }
}

/// `ozc users password USER`.
struct UserPassword: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Change the password of an account, or one's own.",
        discussion: """
            The password is asked for, read from standard input with --password-stdin, or made up with \
            --generate-password. Sessions that are open stay open: whether they end is the server's affair.
            """)
    static let logName = "users password"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The id, its beginning, or the e-mail; me for the log-in itself.", valueName: "user"))
    var user: String
    @OptionGroup var password: PasswordOptions
    @OptionGroup var options: ChangeOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        let user = try await desk.user(self.user)
        let known = Known(user, me: desk.author.userID)
        try await desk.check(.changePassword(of: known, to: Secret("?")))
        let secret = try password.read()
        try await password.hand(
            over: Credentials(email: user.email ?? user.id.rawValue, password: secret),
            .changePassword(of: known, to: secret), desk, options)
    }
}

/// `ozc users delete USER…`.
struct UserDelete: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete accounts.",
        discussion: "On a terminal the deletion is confirmed by typing; elsewhere it needs --yes.")
    static let logName = "users delete"

    @OptionGroup var global: GlobalOptions
    @Argument(
        help: ArgumentHelp("Ids, their beginnings, or e-mails; - reads them from standard input.", valueName: "user"))
    var users: [String] = []
    @OptionGroup var deletion: DeletionOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        try await deletion.run(users, .user, desk) { text in
            .deleteUser(Known(try await desk.user(text), me: desk.author.userID))
        }
    }
}
