import OzModel
import Store

/// Every object as plain values, and every order a list may have, worked out without SQL.
final class Book {
    private(set) var rows: [Noun: [Plain]]
    private var orders: [String: [Int32]] = [:]

    /// The objects of a world that was made here; the mirror tells only the numbers that settle ties.
    init(_ world: World, in mirror: Mirror) throws {
        rows = world.plain
        for noun in Self.nouns {
            var known: [String: Int64] = [:]
            for batch in try Self.numbers(noun, mirror.reader) {
                for mark in try mirror.reader.marks(noun, numbers: batch) { known[mark.id] = mark.row }
            }
            guard known.count == rows[noun]?.count else { throw Mismatch("\(noun): \(known.count) in the mirror") }
            for index in rows[noun, default: []].indices {
                guard let id = rows[noun]?[index].id, let number = known[id] else { throw Mismatch("\(noun): no row") }
                rows[noun]?[index].number = number
            }
        }
        numberOrders()
    }

    /// The objects of a mirror that is there already, each read once.
    init(reading reader: MirrorReader) throws {
        rows = [:]
        for noun in Self.nouns {
            var plain: [Plain] = []
            for batch in try Self.numbers(noun, reader) { plain += try Self.read(noun, batch, reader) }
            rows[noun] = plain
        }
        numberOrders()
    }

    /// Gives analyses and media the numbers of their orders.
    private func numberOrders() {
        let orders = Dictionary(uniqueKeysWithValues: (rows[.orders] ?? []).map { ($0.id, $0) })
        for noun in [Noun.analyses, .media] {
            for index in rows[noun, default: []].indices {
                guard let id = rows[noun]?[index].order, let order = orders[id] else { continue }
                rows[noun]?[index].orderNumber = order.number
                rows[noun]?[index].transaction = order.transaction
            }
        }
    }

    struct Mismatch: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }

    static let nouns: [Noun] = [.companies, .users, .collections, .orders, .analyses, .media]

    /// The rows of a list in ascending order.
    func ascending(_ lane: WalkLane, _ sort: Int) -> [Int32] {
        let key = "\(lane.noun) \(lane.sorts[sort].heading)"
        if let known = orders[key] { return known }
        let (rows, value, tie) = (rows[lane.noun] ?? [], lane.sorts[sort].value, lane.sorts[sort].tie)
        let values = rows.map(value)
        let order = rows.indices.map(Int32.init).sorted { one, two in
            let compared = values[Int(one)].compared(to: values[Int(two)])
            return compared == 0 ? tie.precedes(rows[Int(one)], rows[Int(two)]) : compared < 0
        }
        orders[key] = order
        return order
    }

    private static func numbers(_ noun: Noun, _ reader: MirrorReader) throws -> [[Int64]] {
        var batches: [[Int64]] = [[]]
        try reader.sift(ListQuery(noun: noun, sort: "id", descending: false)) { number in
            if batches[batches.count - 1].count == 5000 { batches.append([]) }
            batches[batches.count - 1].append(number)
            return true
        }
        return batches
    }

    private static func read(_ noun: Noun, _ numbers: [Int64], _ reader: MirrorReader) throws -> [Plain] {
        func rows<Record: MirrorRecord>(_ plain: (Record) -> Plain) throws -> [Plain] {
            try reader.rows(Record.self, numbers: numbers).map { row in
                var found = plain(row.record)
                found.number = row.mark.row
                return found
            }
        }
        switch noun {
        case .orders: return try rows { (order: Order) in Plain(order) }
        case .analyses: return try rows { (analysis: Analysis) in Plain(analysis) }
        case .media: return try rows { (media: Media) in Plain(media) }
        case .users: return try rows { (user: User) in Plain(user) }
        case .companies: return try rows { (company: Company) in Plain(company.id.rawValue, name: company.name) }
        case .collections:
            return try rows { (list: OzModel.Collection) in Plain(list.id.rawValue, name: list.alias) }
        }
    }
}

extension Plain {
    fileprivate init(_ id: String, name: String?) {
        self.init(id)
        self.name = name
    }

    fileprivate init(_ order: Order) {
        self.init(order.id.rawValue)
        (created, label, transaction) = (order.created, order.transaction, order.transaction)
        (verdict, state) = (order.verdict.wire, order.state.wire)
        types = order.types.map(\.wire)
        (company, user, person, personKey) = (order.companyName, order.userName, order.personName, order.personKey)
        amount = order.mediaCount.map(Double.init)
    }

    fileprivate init(_ analysis: Analysis) {
        self.init(analysis.id.rawValue)
        (created, label, order) = (analysis.created, analysis.orderLabel, analysis.orderID?.rawValue)
        (verdict, state) = (analysis.verdict.wire, analysis.state.wire)
        types = [analysis.type.wire]
        (company, score) = (analysis.companyName, analysis.score?.value)
    }

    fileprivate init(_ media: Media) {
        self.init(media.id.rawValue)
        (created, label, name) = (media.created, media.orderLabel, media.name)
        order = media.orderID?.rawValue
        (kind, amount) = (Plain.word(media.kind), media.size.map(Double.init))
    }

    fileprivate init(_ user: User) {
        self.init(user.id.rawValue)
        (created, name, kind) = (user.created, user.email, user.role.wire)
    }

    private static func word(_ kind: MediaKind) -> String {
        switch kind {
        case .image: "IMAGE"
        case .video: "VIDEO"
        case .shotsSet: "SHOTS_SET"
        case .other(let word): word
        }
    }
}
