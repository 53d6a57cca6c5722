/// A screen that is no list: what its tab says and which key brings it.
struct OwnScreen: Sendable {
    let subject: Subject
    let title: String
    let key: String
}

/// Every screen that is no list, in the order of its tab, after the lists.
let ownScreens = [
    OwnScreen(subject: .statistics, title: "Statistics", key: "8"),
    OwnScreen(subject: .outbox, title: "Outbox", key: "9"),
    OwnScreen(subject: .health, title: "Health", key: "0"),
]
