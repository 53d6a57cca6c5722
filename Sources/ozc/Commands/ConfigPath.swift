import ArgumentParser

/// Prints the path.
struct ConfigPath: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path", abstract: "Print which configuration file is read.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let file = ConfigFile(global)
        let output = StandardOutput()
        try output.line(file.path)
        try output.flush()
        if !file.exists { note("ozc: there is no such file yet: ozc config init makes one") }
    }
}
