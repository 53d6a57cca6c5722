import OzModel

/// Deciding, and what belongs to it.
let reviewCommands: [Command] = [
    Command("approve", keys: ["a"], help: "approve", names: ["approve"], hint: 12) { Deciding.ask(.success, $0) },
    Command("decline", keys: ["x"], help: "decline", names: ["decline"], hint: 13) { Deciding.ask(.declined, $0) },
    Command("undo", keys: ["u"], help: "take a decision back", names: ["undo"], action: Outboxes.undo),
    Command("note", keys: ["c"], help: "note", names: ["note"], hint: 65, argument: Notes.named, action: Notes.write),
    Command(
        "narrow", in: .list, keys: [], help: "narrow the queue", names: ["narrow"],
        refusal: Narrowing.needsReview, action: Narrowing.menu),
    Command(
        "sample", keys: [], help: "random successes", names: ["sample"],
        argument: Sampling.named, action: Sampling.standard),
    Command(
        "next-case", in: .detail, keys: ["n"], help: "next case", hint: 14, refusal: Cases.needsQueue
    ) { Cases.by(1, $0) },
    Command(
        "previous-case", in: .detail, keys: ["N"], help: "previous case", refusal: Cases.needsQueue
    ) { Cases.by(-1, $0) },
    Command("outbox", keys: ["9"], help: "outbox", names: ["outbox"]) { _ in .showOutbox(tab: 0) },
    Command("audit", keys: [], help: "audit", names: ["audit"]) { _ in .showOutbox(tab: 2) },
    Command(
        "send-again", in: .detail, keys: ["S"], help: "send anyway, or again", hint: 15,
        refusal: Outboxes.needsOutbox, action: Outboxes.sendAgain),
    Command(
        "drop-decision", in: .detail, keys: ["D"], help: "drop, or take back", hint: 16,
        refusal: Outboxes.needsOutbox, action: Outboxes.drop),
]
