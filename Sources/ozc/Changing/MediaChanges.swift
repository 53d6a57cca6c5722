import ArgumentParser
import OzModel
import Store
import Sync

/// `ozc media add --order ID FILE…`.
struct MediaAdd: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add files to an order.",
        discussion: "Tags as in ozc orders create. Nothing is run by itself: ozc analyses run does that.")
    static let logName = "media add"

    @OptionGroup var global: GlobalOptions
    @Option(help: ArgumentHelp("The order's id, or its beginning.", valueName: "id")) var order: String
    @Argument(help: ArgumentHelp("Images, videos and ZIPs of frames.", valueName: "file")) var files: [String]
    @Option(
        name: .customLong("tag"), help: ArgumentHelp("The tags of one file.", valueName: "file=tag,tag"))
    var tags: [String] = []
    @OptionGroup var options: ChangeOptions

    func run() async throws {
        let files = try FileChoice.read(self.files, tags: tags)
        let desk = try ChangeDesk(global)
        let change = Change.addMedia(to: desk.known(try await desk.order(order)), files)
        try await desk.check(change)
        let result = ChangeResult(change: change, outcome: try await desk.send(change))
        try options.report(.media).leave([result])
    }
}

/// `ozc media delete ID…`.
struct MediaDelete: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete media of orders.",
        discussion: "On a terminal the deletion is confirmed by typing; elsewhere it needs --yes.")
    static let logName = "media delete"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("Ids, or their beginnings; - reads them from standard input.", valueName: "id"))
    var ids: [String] = []
    @OptionGroup var deletion: DeletionOptions

    func run() async throws {
        let desk = try ChangeDesk(global)
        try await deletion.run(ids, .media, desk) { text in
            let medium = try await desk.read(Media.self, .media, text)
            let order = try medium.orderID.flatMap { id in
                try desk.lookup.mirror.reader.record(Order.self, id: id.rawValue)
            }
            let name = medium.name ?? medium.id.short
            let label = "\(name) of \(order?.label ?? medium.orderID?.short ?? "no order")"
            return .deleteMedium(
                Known(medium.id, label, companyID: order?.companyID, isOwn: order.flatMap { desk.known($0).isOwn }),
                of: medium.orderID)
        }
    }
}
