import FoundationEssentials
import OzModel
import Remote

/// What the search needs of an order on a page.
struct FoundOrder: Decodable, Sendable {
    let id: String
    let created: Double

    private enum CodingKeys: String, CodingKey {
        case id = "folder_id"
        case created = "time_created"
    }

    /// The orders of a page; nil where not all of it could be read.
    static func all(in answer: JSONText) -> Listing<FoundOrder>? {
        guard let page = try? JSONDecoder().decode(Listing<FoundOrder>.self, from: Data(answer.bytes)),
            page.unreadable == 0
        else { return nil }
        return page
    }
}
