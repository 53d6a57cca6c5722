import ArgumentParser

/// `ozc outbox`: decisions on their way to the server.
struct OutboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "See and settle the decisions that the server has not accepted.",
        subcommands: [OutboxList.self, OutboxSend.self, OutboxRetry.self, OutboxDiscard.self])
}
