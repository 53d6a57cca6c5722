/// A list as a server sent it, array or envelope; elements that do not read are counted, the rest is kept.
public struct Listing<Element: Decodable & Sendable>: Sendable {
    public let elements: [Element]
    /// How many there are in all, when the server said so.
    public let total: Int?
    /// How many elements could not be read.
    public let unreadable: Int
}

extension Listing: Decodable {
    private struct Slot: Decodable {
        let element: Element?

        init(from decoder: any Decoder) throws {
            element = try? Element(from: decoder)
        }
    }

    public init(from decoder: any Decoder) throws {
        let slots: [Slot]
        if let fields = try? decoder.container(keyedBy: FieldName.self) {
            let name = ["items", "results", "data"].first { fields.contains(FieldName($0)) } ?? "items"
            slots = try fields.decode([Slot].self, forKey: FieldName(name))
            total = fields.number("total_count").flatMap { Int(exactly: $0) }
        } else {
            slots = try [Slot](from: decoder)
            total = nil
        }
        elements = slots.compactMap(\.element)
        unreadable = slots.count - elements.count
    }
}

extension Listing: Equatable where Element: Equatable {}
