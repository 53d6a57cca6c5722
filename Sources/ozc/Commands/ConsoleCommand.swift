import ArgumentParser
import Canvas
import ConsoleUI
import Curses
import Foundation
import Session

/// Opens the console.
struct ConsoleCommand: ParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "console", abstract: "Open the console; without a profile, log in first.")

    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("Use this theme; see ozc themes.", valueName: "name")) var theme: String?
    @Flag(help: "Run without a terminal and print the last screen: characters, then roles.") var headless = false
    @Option(help: ArgumentHelp("The window of --headless.", valueName: "columns x rows")) var size = WindowSize()
    @Option(help: ArgumentHelp("What is pressed with --headless, e.g. 'j j <enter>'.", valueName: "keys"))
    var keys = ""

    func run() throws {
        let workplace = try global.workplace()
        try ConsoleRun(workplace: workplace, configFile: global.configFile(workplace), theme: theme).run(
            headless: headless ? (size.size, keys) : nil)
    }
}

/// `120x36` on the command line.
struct WindowSize: ExpressibleByArgument {
    var size = Size(columns: 120, rows: 36)

    init() {}

    init?(argument: String) {
        let parts = argument.split(separator: "x").compactMap { Int($0) }
        guard parts.count == 2, (1...1000).contains(parts[0]), (1...1000).contains(parts[1]) else { return nil }
        size = Size(columns: parts[0], rows: parts[1])
    }

    var defaultValueDescription: String { "\(size.columns)x\(size.rows)" }
}

/// A console from its first frame to its end, in a terminal or without one.
struct ConsoleRun {
    let workplace: Workplace
    let configFile: String
    let theme: String?

    /// - Throws: whatever keeps the console from opening; a terminal that hung up or a signal as an exit code.
    func run(headless: (size: Size, keys: String)?) throws {
        if let headless { return try runHeadless(headless.size, headless.keys) }
        // A log that cannot be written keeps nobody out, and nothing from being said elsewhere than across the screen.
        let log = (try? PrivateFiles.append(to: workplace.paths.log)) ?? open("/dev/null", O_WRONLY | O_CLOEXEC)
        defer { close(log) }
        let settings = TerminalSettings(
            colours: workplace.settings.colours, ascii: workplace.settings.ascii, logDescriptor: log,
            pixels: workplace.settings.pixels, environment: ProcessInfo.processInfo.environment)
        // Everything that can be said in plain words is said before the screen is taken.
        let backing = try Backing(workplace)
        let terminal: CursesTerminal
        do { terminal = try CursesTerminal(settings: settings) } catch { throw Failure(.failed, "\(error)") }
        let opening = Opening(
            backing, configFile: configFile, size: terminal.size, glyphs: terminal.glyphs, depth: terminal.depth,
            cellRatio: terminal.cellRatio ?? 0.5, theme: theme, pulling: .live)
        let end = Loop(opening: opening, terminal: terminal).run()
        terminal.close()
        opening.backstage.end()
        opening.tellWhatWaits()
        switch end {
        case .asked: return
        case .hangUp: throw ExitCode(129)
        case .signal(let number): throw ExitCode(128 + number)
        }
    }

    private func runHeadless(_ size: Size, _ keys: String) throws {
        let sequence: [Key]
        do { sequence = try Key.sequence(parsing: keys) } catch { throw Failure(.usage, "--keys: \(error)") }
        let opening = Opening(
            try Backing(workplace), configFile: configFile, size: size, glyphs: .unicode, depth: .direct, theme: theme,
            pulling: .once)
        let frame = try Headless(opening: opening).run(sequence)
        _ = opening.console.theme()
        print(frame.dump())
    }
}
