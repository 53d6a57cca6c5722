import ArgumentParser
import OzModel

/// `ozc orders` and the like: what can be done with one kind of object.
struct NounCommand<Kind: Listed>: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Kind.noun.rawValue, abstract: Kind.abstract,
            subcommands: [ListCommand<Kind>.self, ShowCommand<Kind>.self] + Kind.more, aliases: Kind.aliases)
    }
}
