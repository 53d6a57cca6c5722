import Canvas
import OzModel

/// Every command there is; keys, help, hints, the palette and README read this table.
public let commands: [Command] =
    moving + listing + opening + reviewCommands + viewerCommands + exportCommands + reportCommands + formCommands
    + screenCommands + healthCommands + statisticsCommands + console

private let moving: [Command] = [
    Command("next-row", in: .list, keys: ["j", "<down>"], help: "down") { Moves.by(Grids.stride($0), $0) },
    Command("previous-row", in: .list, keys: ["k", "<up>"], help: "up") { Moves.by(-Grids.stride($0), $0) },
    Command("next-page", in: .list, keys: ["<pgdn>", "^f"], help: "page down") { Moves.byPage(1, $0) },
    Command("previous-page", in: .list, keys: ["<pgup>", "^b"], help: "page up") { Moves.byPage(-1, $0) },
    Command("half-page-down", in: .list, keys: ["^d"], help: "half a page down") { Moves.byHalfPage(1, $0) },
    Command("half-page-up", in: .list, keys: ["^u"], help: "half a page up") { Moves.byHalfPage(-1, $0) },
    Command("first-row", in: .list, keys: ["g", "<home>"], help: "first") { Moves.toEdge(last: false, $0) },
    Command("last-row", in: .list, keys: ["G", "<end>"], help: "last") { Moves.toEdge(last: true, $0) },
    Command("columns-left", in: .list, keys: ["h", "<left>"], help: "columns to the left") {
        Grids.sideways(-1, $0)
    },
    Command("columns-right", in: .list, keys: ["l", "<right>"], help: "columns to the right") {
        Grids.sideways(1, $0)
    },

    Command("next-line", in: .detail, keys: ["j", "<down>"], help: "down") { Scrolls.by(1, $0) },
    Command("previous-line", in: .detail, keys: ["k", "<up>"], help: "up") { Scrolls.by(-1, $0) },
    Command("detail-page-down", in: .detail, keys: ["<pgdn>", "^f", "^d"], help: "page down") {
        Scrolls.byPage(1, $0)
    },
    Command("detail-page-up", in: .detail, keys: ["<pgup>", "^b", "^u"], help: "page up") { Scrolls.byPage(-1, $0) },
    Command("detail-top", in: .detail, keys: ["g", "<home>"], help: "top") { Scrolls.toEdge(last: false, $0) },
    Command("detail-end", in: .detail, keys: ["G", "<end>"], help: "end") { Scrolls.toEdge(last: true, $0) },
    Command(
        "next-tab", in: .detail, keys: ["l", "<right>", "<tab>"], help: "next tab", hint: 20, refusal: Tabs.needsTwo
    ) { Tabs.by(1, $0) },
    Command(
        "previous-tab", in: .detail, keys: ["h", "<left>", "<s-tab>"], help: "previous tab", refusal: Tabs.needsTwo
    ) { Tabs.by(-1, $0) },
]

private let listing: [Command] = [
    Command(
        "open", in: .list, keys: ["<enter>"], help: "open", hint: 10, refusal: Refusals.needsRow, action: Opening.row),
    Command("find", in: .list, keys: ["/"], help: "find", names: ["find"], hint: 30, argument: Finding.named) { _ in
        .ask(.prompt(Prompt(purpose: .find)))
    },
    Command(
        "filter", in: .list, keys: ["f"], help: "filter", names: ["filter"], hint: 35,
        refusal: Filtering.needsList, argument: Filtering.named, action: Filtering.prompt),
    Command("next-hit", in: .list, keys: ["n"], help: "next hit", refusal: Refusals.needsFind) {
        Finding.again(forward: true, $0)
    },
    Command("previous-hit", in: .list, keys: ["N"], help: "previous hit", refusal: Refusals.needsFind) {
        Finding.again(forward: false, $0)
    },
    Command(
        "sort", in: .list, keys: ["s"], help: "sort", names: ["sort"], hint: 40, argument: Sorting.named,
        action: Sorting.menu),
    Command(
        "mark", in: .list, keys: ["<space>"], help: "mark", hint: 50, refusal: Refusals.needsRow, action: Marking.toggle
    ),
    Command(
        "range", in: .list, keys: ["v"], help: "mark a range", hint: 91, refusal: Refusals.needsRow,
        action: Marking.range),
    Command("clear-marks", in: .list, keys: ["V"], help: "clear marks") { _ in .clearMarks },
]

private let opening: [Command] = [
    Command(
        "open-line", in: .detail, keys: ["<enter>"], help: "open", hint: 10, refusal: Refusals.needsTarget,
        action: Opening.line),
    Command(
        "copy-id", keys: ["y"], help: "copy id", hint: 60, refusal: Refusals.needsObject, action: Opening.copyID),
    Command("back", keys: ["<esc>", "<backspace>"], help: "back", hint: 70) { _ in .back },
]

private let screenCommands: [Command] = screens.map { screen in
    Command(
        screen.name, keys: [screen.key], help: screen.title.lowercased(), names: screen.names
    ) { _ in .show(screen.lane) }
}

private let console: [Command] = [
    Command(
        "views", keys: ["w"], help: "saved views", names: ["views"], argument: Views.named,
        action: Views.menu),
    Command(
        "save-view", in: .list, keys: [], help: "save as a view", names: ["save"], refusal: Views.needsName,
        argument: Views.save, action: Views.askName),
    Command("refresh", keys: ["r"], help: "refresh", names: ["refresh"], hint: 92) { _ in .refresh },
    Command(
        "pause", keys: ["P"], help: "pause the sync, or go on", names: ["pause"], refusal: Refusals.needsNetwork
    ) { _ in .pause },
    Command(
        "theme", keys: ["t"], help: "theme", names: ["theme"], hint: 94, argument: Theming.named, action: Theming.menu),
    Command("command", keys: [":"], help: "command", hint: 80) { _ in .ask(.prompt(Prompt(purpose: .command))) },
    Command("help", keys: ["?", "<f1>"], help: "help", names: ["help", "keys"], hint: 90) { _ in
        .ask(.help(Help()))
    },
    Command(
        "log-in", keys: [], help: "log in again", names: ["login"], refusal: Refusals.needsNetwork,
        action: Identities.logIn),
    Command("repaint", keys: ["^l"], help: "repaint") { _ in .repaint },
    Command("suspend", keys: ["^z"], help: "suspend") { _ in .suspend },
    Command("quit", keys: ["q"], help: "back, then quit", names: ["back"], hint: 95, action: Leaving.backOrAsk),
    Command("leave", keys: ["^c"], help: "leave at once", names: ["quit", "exit"]) { _ in .leave },
]
