import ConsoleUI

/// Which kind of place somebody is at: places of one kind have the same keys, whatever object they show.
struct Landing: Hashable, CustomStringConvertible {
    let description: String
    /// The same for all tabs of an object.
    let kind: String
    /// The same for all the ways to look at one kind of object.
    let subject: String
    let scope: Command.Scope

    init(_ state: State) {
        let inQueue = state.places.contains {
            if case .list(let list) = $0 { list.queue != nil } else { false }
        }
        let suffix = inQueue ? ", of a queue" : ""
        switch state.place {
        case .list(let list):
            let scoped = list.scope == nil ? "" : ", of one object"
            description = "list of \(list.noun.rawValue)\(scoped)\(list.isGrid ? ", as pictures" : "")\(suffix)"
            kind = description
            subject = "list of \(list.noun.rawValue)\(suffix)"
            scope = .list
        case .detail(let detail):
            let noun = detail.noun?.rawValue ?? "\(detail.subject)"
            let version = detail.version == nil ? "" : ", as it was"
            kind = "\(noun)\(version)\(suffix)"
            description = "\(kind), tab \(detail.tab + 1)"
            subject = noun + suffix
            scope = detail.subject == .statistics ? .statistics : .detail
        case .viewer(let viewer):
            let extra = (viewer.other == nil ? "" : ", compared") + (viewer.hasStrip ? ", with frames" : "")
            description = "viewer\(extra)"
            kind = description
            subject = "viewer"
            scope = .viewer
        }
    }

    /// Whether a command works here.
    func has(_ row: KeyTable.Row) -> Bool { scope.reach.contains(row.scope) }
}
