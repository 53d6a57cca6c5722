import ArgumentParser
import ConsoleUI
import Foundation
import OzModel
import Remote
import Session

/// Opens the console on invented cases: a sandbox beside it, over real HTTP and libcurl, gone afterwards.
struct DemoCommand: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Open the console on invented cases; nothing is left behind.")

    /// The log-ins that the sandbox prints, as people name them.
    enum Role: String, ExpressibleByArgument, CaseIterable {
        case `operator`, admin, client
        case clientAdmin = "client-admin"
        case clientOperator = "client-operator"
    }

    @OptionGroup var global: GlobalOptions
    @Option(help: "How many orders to invent.") var orders = 200
    @Option(help: "The number from which all that is invented follows.") var seed: UInt64 = 1
    @Option(help: "Who looks at them.") var role = Role.operator
    @Option(help: ArgumentHelp("Keep mirror, ledger and log here.", valueName: "directory")) var keep: String?
    @Option(help: ArgumentHelp("Use this theme; see ozc themes.", valueName: "name")) var theme: String?
    @Flag(help: "Run without a terminal and print the last screen: characters, then roles.") var headless = false
    @Option(help: ArgumentHelp("The window of --headless.", valueName: "columns x rows")) var size = WindowSize()
    @Option(help: ArgumentHelp("What is pressed with --headless, e.g. 'j j <enter>'.", valueName: "keys"))
    var keys = ""

    /// Nothing is left behind, so the log is where the rest is.
    func openLog() {}

    @MainActor func run() async throws {
        let home = try DemoHome(keep: keep)
        let vigil = home.clearsOnSignals()
        defer { home.clear() }
        let sandbox = try SandboxProcess(orders: orders, seed: seed)
        defer { sandbox.end() }
        guard let login = sandbox.logins[role.rawValue] else {
            throw Failure(.failed, "the sandbox named no log-in for \(role.rawValue)")
        }
        var profile = Profile(server: sandbox.url, email: login.email)
        profile.isReadOnly = global.readOnly
        // It serves the bio server's paths too.
        profile.bio = sandbox.url
        let settings = try WorkplaceLoader.settings(
            global.config ?? "\(home.path)/none", mustExist: global.config != nil)
        let workplace = Workplace(
            paths: Paths(environment: ["HOME": home.path]), settings: settings, name: "demo", profile: profile,
            isOffline: false, isReadOnly: global.readOnly)
        openLog(in: workplace.paths)
        let server = try workplace.server()
        let api = workplace.api(server, transport: makeTransport(profile))
        try await api.logIn(email: login.email, password: login.password)
        // From here on the console's own loop hears the signals.
        if !headless { vigil.end() }
        let console = ConsoleRun(workplace: workplace, configFile: workplace.paths.configFile, theme: theme)
        try console.run(headless: headless ? (size.size, keys) : nil)
    }
}
