@preconcurrency import Glibc

/// Draws pictures for the console: confined, without a terminal, a token or a network.
@main enum Main {
    static func main() {
        let confinement = Confinement.begin()
        switch CommandLine.arguments.dropFirst() {
        case []: exit(Desk(confinement).run())
        case ["--check"]: print(Check.report(confinement), terminator: "")
        default:
            fputs("ozc-pictures: run by ozc; --check says what it can do\n", stderr)
            exit(64)
        }
    }
}
