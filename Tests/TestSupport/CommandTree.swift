import Foundation

/// Every command that `ozc --help` leads to, as `ozc` itself tells it.
public enum CommandTree {
    private struct Dump: Decodable {
        let command: Node
    }

    private struct Node: Decodable {
        let commandName: String
        let subcommands: [Node]?
    }

    /// The commands that do something, as they are typed after `ozc`: `orders list`.
    public static func commands() throws -> [String] {
        let run = try Program.run("ozc", ["--experimental-dump-help"], home: try Home())
        let root = try JSONDecoder().decode(Dump.self, from: Data(run.output.utf8)).command
        return (root.subcommands ?? []).flatMap { leaves($0, below: []) }
    }

    private static func leaves(_ node: Node, below path: [String]) -> [String] {
        guard node.commandName != "help" else { return [] }
        let own = path + [node.commandName]
        let subcommands = node.subcommands ?? []
        return subcommands.isEmpty
            ? [own.joined(separator: " ")] : subcommands.flatMap { leaves($0, below: own) }
    }
}
