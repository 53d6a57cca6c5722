import ArgumentParser
import OzModel

/// `ozc orders` and the like: what can be done with one kind of object.
struct NounCommand<Kind: Listed>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Kind.noun.rawValue, abstract: "List \(Kind.noun.rawValue), or show one.",
            subcommands: [ListCommand<Kind>.self, ShowCommand<Kind>.self], aliases: Kind.aliases)
    }
}
