import Foundation
import OzModel
import Remote
import Store
import Sync

/// Finds companies, users and collections by id or by what people call them, on the server.
struct Directory {
    private struct Entry: Decodable {
        let id: String?
        let name: String?

        private enum CodingKeys: String, CodingKey {
            case company = "company_id"
            case user = "user_id"
            case collection = "collection_id"
            case name, email, alias
        }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            // A collection names its company too, and a user as well.
            let (id, name): (CodingKeys, CodingKeys) =
                fields.contains(.user)
                ? (.user, .email) : fields.contains(.collection) ? (.collection, .alias) : (.company, .name)
            self.id = try? fields.decode(String.self, forKey: id)
            self.name = try? fields.decode(String.self, forKey: name)
        }
    }

    private static let page = 500

    let desk: ChangeDesk

    func company(_ text: String) async throws -> Company { try await find(Company.self, .companies, text) }
    func user(_ text: String) async throws -> User { try await find(User.self, .users, text) }
    func collection(_ text: String) async throws -> OzModel.Collection {
        try await find(OzModel.Collection.self, .collections, text)
    }

    private func find<Record: MirrorRecord>(_ type: Record.Type, _ noun: Noun, _ text: String) async throws -> Record {
        let id = try desk.lookup.resolve(text, of: noun)
        if try id != text || desk.lookup.mirror.reader.json(noun, id: id) != nil || UUID(uuidString: text) != nil {
            return try await desk.read(type, noun, id)
        }
        guard let found = try await named(text, noun) else {
            throw Failure(.notFound, "there is no \(noun.singular) “\(text)”")
        }
        return try await desk.read(type, noun, found)
    }

    /// By the beginning of its id, or its name without regard to case.
    private func named(_ text: String, _ noun: Noun) async throws -> String? {
        var found: [String] = []
        var offset = 0
        var first: String?
        while true {
            let entries = try await desk.ask(endpoint(noun, offset)).decoded(as: Listing<Entry>.self)
            for entry in entries.elements {
                guard let id = entry.id else { continue }
                let isBeginning = text.count >= Beginning.least && id.hasPrefix(text.lowercased())
                guard entry.name?.lowercased() == text.lowercased() || isBeginning, !found.contains(id) else {
                    continue
                }
                found.append(id)
            }
            offset += entries.elements.count
            // A server without paging answers with all of them again and again.
            guard !entries.elements.isEmpty, entries.total.map({ offset < $0 }) ?? false,
                entries.elements.first?.id != first
            else { break }
            first = entries.elements.first?.id
        }
        guard found.count > 1 else { return found.first }
        throw Failure(
            .usage, "several \(noun.rawValue) are called “\(text)”: \(found.prefix(5).joined(separator: ", "))")
    }

    private func endpoint(_ noun: Noun, _ offset: Int) -> Endpoint<JSONText> {
        switch noun {
        case .users: Endpoints.users(offset: offset, limit: Self.page)
        case .companies: Endpoints.companies(offset: offset, limit: Self.page)
        case .collections, .orders, .analyses, .media: Endpoints.collections(offset: offset, limit: Self.page)
        }
    }
}
