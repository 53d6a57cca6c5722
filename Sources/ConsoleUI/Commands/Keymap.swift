import Canvas
import Query

/// Which key means which command: the defaults with the configuration's changes.
public struct Keymap: Sendable {
    /// A key list that cannot be used.
    public enum Mistake: Error, Equatable, Sendable {
        case unknownCommand(String, nearest: String?)
        case notAKey(String, command: String)
        case boundTwice(String, first: String, second: String)

        /// One sentence for people.
        public var sentence: String {
            switch self {
            case .unknownCommand(let name, let nearest):
                "[keys] names “\(name)”, which is no command" + (nearest.map { "; did you mean “\($0)”?" } ?? "")
            case .notAKey(let text, let command):
                "[keys] \(command): “\(text)” is no key; write a, ^a, <enter>, <f1>, <a-x>"
            case .boundTwice(let key, let first, let second):
                "[keys] \(key) means both \(first) and \(second): leave it to one of them"
            }
        }
    }

    private let bindings: [Command.Scope: [Key: Int]]
    /// The effective keys of each command, by its id.
    public let keys: [String: [Key]]

    /// - Throws: `Mistake` for the first key list that cannot be used.
    public init(changes: [String: [String]] = [:]) throws(Mistake) {
        for name in changes.keys.sorted() where !commands.contains(where: { $0.id == name }) {
            throw .unknownCommand(name, nearest: Nearest.to(name, in: commands.map(\.id)))
        }
        var bindings: [Command.Scope: [Key: Int]] = [:]
        var keys: [String: [Key]] = [:]
        for (index, command) in commands.enumerated() {
            for text in changes[command.id] ?? command.keys {
                guard let key = Key(notation: text) else { throw .notAKey(text, command: command.id) }
                if let other = Keymap.clash(key, command.scope, bindings) {
                    throw .boundTwice(text, first: commands[other].id, second: command.id)
                }
                bindings[command.scope, default: [:]][key] = index
                keys[command.id, default: []].append(key)
            }
        }
        self.bindings = bindings
        self.keys = keys
    }

    /// The command a key means in a scope, or everywhere.
    public func command(for key: Key, in scope: Command.Scope) -> Command? {
        scope.reach.lazy.compactMap { bindings[$0]?[key] }.first.map { commands[$0] }
    }

    /// The first key of a command as people write it, nil when it has none.
    public func firstKey(of id: String) -> String? {
        keys[id]?.first?.notation
    }

    /// A key may stand once per scope, and not both in a scope and everywhere.
    private static func clash(_ key: Key, _ scope: Command.Scope, _ bindings: [Command.Scope: [Key: Int]]) -> Int? {
        let rivals: [Command.Scope] = scope == .everywhere ? Command.Scope.allCases : [scope, .everywhere]
        return rivals.lazy.compactMap { bindings[$0]?[key] }.first
    }
}
