import Canvas
import OzModel
import Store

/// A list of one kind of object: what differs from the other lists.
protocol ListScreen: SendableMetatype {
    associatedtype Record: MirrorRecord & Sendable

    static var noun: Noun { get }
    /// Which of the lists it is.
    static var lane: Lane { get }
    /// Its name in `[columns]` and `[sort]`.
    static var name: String { get }
    static var title: String { get }
    /// The key that brings it, in `Key` notation.
    static var key: String { get }
    /// What may be typed after `:`.
    static var names: [String] { get }
    static var columns: [Column<Record>] { get }
    static var defaultSort: Sort { get }
    /// Said where rows would be.
    static var empty: String { get }
    /// The order that a row is, or belongs to; nil where there is none.
    static func order(of record: Record) -> String?
}

/// Every list there is, in the order of its tab; tabs, keys, the palette and the help read it.
let screens: [any ListScreen.Type] = [
    ReviewScreen.self, OrdersScreen.self, AnalysesScreen.self, MediaScreen.self, CollectionsScreen.self,
    UsersScreen.self,
    CompaniesScreen.self,
]

/// The list of a kind of object.
func screen(of noun: Noun) -> any ListScreen.Type { screen(of: .all(noun)) }

/// The screen that shows a list.
func screen(of list: ListPlace) -> any ListScreen.Type { screen(of: list.home) }

/// The list that the configuration calls so.
func screen(named name: String) -> (any ListScreen.Type)? { screens.first { $0.name == name } }

func screen(of lane: Lane) -> any ListScreen.Type {
    lane == .sample ? SampleScreen.self : screens.first { $0.lane == lane } ?? OrdersScreen.self
}

/// An order a list can be put in, as the sort menu offers it.
struct SortChoice: Equatable {
    let heading: String
    let key: String
    let descendsFirst: Bool
}

extension ListScreen {
    static var lane: Lane { .all(noun) }
    static var name: String { noun.rawValue }
    static var columnCount: Int { columns.count }

    static var sortChoices: [SortChoice] {
        columns.compactMap { column in
            column.sort.map { SortChoice(heading: column.heading, key: $0, descendsFirst: column.descendsFirst) }
        }
    }

    static var columnNames: [String] { columns.map(\.name) }
    static func order(of record: Record) -> String? { nil }
}

extension ListScreen where Record == Order {
    static func order(of record: Order) -> String? { record.id.rawValue }
}

extension ListScreen where Record == Analysis {
    static func order(of record: Analysis) -> String? { record.orderID?.rawValue }
}

extension ListScreen where Record == Media {
    static func order(of record: Media) -> String? { record.orderID?.rawValue }
}
