import Canvas
import ConsoleUI

/// A command with its effective keys.
struct KeyRow {
    let command: String
    let scope: String
    let keys: [String]
    let standard: [String]
    let help: String
    let names: [String]

    init(_ command: Command, _ keymap: Keymap) {
        self.command = command.id
        scope = command.scope.rawValue
        keys = (keymap.keys[command.id] ?? []).map(\.notation)
        standard = command.keys
        help = command.help
        names = command.names
    }
}
