import ArgumentParser
import ConsoleUI
import Session

/// Writes a file to begin with.
struct ConfigInit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Write a file with every setting, commented out; never over one that is there.")

    @OptionGroup var global: GlobalOptions

    func run() throws {
        let file = ConfigFile(global)
        guard !file.exists else {
            throw Failure(.failed, "\(file.path) is there already: move it away first, or name another by --config")
        }
        try PrivateFiles.write(SettingsSheet.template, to: file.path)
        note("ozc: \(file.path) was written")
    }
}
