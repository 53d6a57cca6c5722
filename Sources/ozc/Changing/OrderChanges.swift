import ArgumentParser
import Canvas
import OzModel
import Sync

/// `ozc orders delete ID…`.
struct OrderDelete: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete orders with their media and analyses.",
        discussion: """
            Every order is read first and named with what goes with it. On a terminal the deletion is confirmed by \
            typing; elsewhere it needs --yes. An order that another one's failure leaves behind is told.

            Exit codes: 0 all deleted; 6 part of them; 1 none; 4 not allowed; 5 an id is unknown and nothing was \
            deleted.
            """)
    static let logName = "orders delete"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("Ids, or their beginnings; - reads them from standard input.", valueName: "id"))
    var ids: [String] = []
    @OptionGroup var deletion: DeletionOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        try await deletion.run(ids, .order, desk) { text in
            let order = try await desk.order(text)
            let reader = desk.lookup.mirror.reader
            let parts = OrderParts(
                media: try reader.media(of: order.id).count, analyses: try reader.analyses(of: order.id).count)
            return .deleteOrder(desk.known(order), with: parts)
        }
    }
}

/// `ozc orders metadata ID`.
struct OrderMetaData: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "metadata", abstract: "Show the metadata of an order, or change it.",
        discussion: """
            Without --set, --remove and --json it prints the metadata as JSON. --set key=value sets a text, key:=value \
            JSON; dots go into objects, and what is not named stays. --json replaces all of it.

            The API has no way to remove one field: to remove some, all are removed and the rest is written again.
            """)
    static let logName = "orders metadata"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The order's id, or its beginning.", valueName: "id")) var id: String
    @Option(name: .customLong("set"), help: ArgumentHelp("Set a field.", valueName: "key=value")) var set: [String] = []
    @Option(name: .customLong("remove"), help: ArgumentHelp("Remove a field.", valueName: "key")) var remove: [String] =
        []
    @Option(help: ArgumentHelp("Replace all of it by this JSON object; - for standard input.", valueName: "file"))
    var json: String?

    func validate() throws {
        guard json == nil || (set.isEmpty && remove.isEmpty) else {
            throw ValidationError("--json replaces everything: leave --set and --remove out")
        }
    }

    func run() async throws {
        if json == nil, set.isEmpty, remove.isEmpty { return try await show() }
        let edit = try edit()
        let desk = try ChangeDesk(global)
        let change = Change.editMetaData(of: desk.known(try await desk.order(id)), edit)
        try await desk.check(change)
        let outcome = try await desk.send(change)
        guard case .done = outcome else { throw ChangeResult.failure(outcome, change) }
        try write(desk.lookup, desk.lookup.resolve(id, of: .orders))
        note("ozc: \(outcome.sentence(change))")
    }

    private func edit() throws -> MetaDataEdit {
        if let json { return .replace(try Fields.file(json, flag: "--json"), seen: nil) }
        return .merge(try Fields.read(set, flag: "--set"), removing: remove)
    }

    private func show() async throws {
        let lookup = try Lookup(global)
        let id = try lookup.resolve(id, of: .orders)
        if global.offline {
            note("ozc: offline: \(lookup.age)")
        } else {
            try await lookup.ask(SyncPolicy()) { await $0.open(.orders, id: id) }
        }
        try write(lookup, id)
    }

    private func write(_ lookup: Lookup, _ id: String) throws {
        let reader = lookup.mirror.reader
        guard try reader.record(Order.self, id: id) != nil else {
            throw Failure(.notFound, "there is no order \(id)\(global.offline ? " in the mirror" : "")")
        }
        let output = StandardOutput()
        try output.line(Sanitizer.json(try reader.metadata(of: Order.ID(id)) ?? "{}"))
        try output.flush()
    }
}
