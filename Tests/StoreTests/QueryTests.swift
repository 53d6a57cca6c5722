import OzModel
import Query
import Store
import Testing

/// Queries against a plain oracle.
@Suite struct QueryTests {
    private static let clock = Clock(now: QueryWorld.now, zone: .utc)
    private let world: QueryWorld
    private let oracle: QueryOracle

    init() throws {
        world = try QueryWorld()
        oracle = QueryOracle(world)
    }

    private static let texts: [Noun: [String]] = [
        .orders: [
            "status:declined", "status:\"odd\"", "status:success,failed", "-status:declined", "state:processing",
            "type:quality", "type:quality,biometry", "type:\"NEWEST\"", "-type:quality", "type:*", "score>=0.5",
            "score:0.2..0.4", "-score:*", "operator:success", "operator:*", "created:>7d", "created:<7d",
            "created:today", "created:2026-11-20..2026-11-21", "-created:>1d", "updated:>2d", "company:acme",
            "company:ACME", "company=\"acme bank\"", "company:c-1", "company:c-4", "company:*", "-company:acme",
            "company:ete", "user:jane", "user:u5@x.test", "user:u-3", "user:service", "user:øverg", "-user:*",
            "person:101", "person:10*", "person:1", "name:smith", "name:\"jane smith3\"", "name=\"Jane Smith3\"",
            "comment:glasses", "comment:été", "comment:*", "order:f-1", "order=f-1", "order:tr-7", "order:tr-1*",
            "transaction:tr-3", "id:f-29", "id=f-29", "media>=2", "media:1", "-media:0", "archived:yes", "archived:no",
            "tag:video_selfie", "tag:tag1", "tag:tag", "tag:tag*", "-tag:*", "meta.transaction_id:tr-1",
            "meta.transaction_id:tr-1*", "meta.age:18", "meta.age>=50", "meta.age<3", "meta.vip:true", "meta.vip=false",
            "meta.score>0.5", "meta.score:0.7", "meta.list.0:a1", "meta.list.1:*", "meta.person_info.last_name:Smith2",
            "-meta.age:*", "meta.note:*", "meta.none:x", "meta.a\"b:x", "meta.a'b:x", "jane", "smith3", "tr-17",
            "f-12,f-13", "-jane", "required", "acme", "nordlys service",
        ],
        .analyses: [
            "status:operator_required", "state:failed", "type:biometry", "-type:biometry,quality", "score<0.3",
            "score:0.5", "score:0.2..", "threshold:0.8", "threshold:0.5..0.8", "closeness>0.9", "borderline<0.5",
            "operator:declined", "-operator:*", "created:yesterday", "company:nord", "user:jane", "user:*",
            "person:102", "person:*", "name:smith1", "comment:frame", "error:face", "error:17", "-error:*", "group:g-4",
            "group:g*", "collection:\"list 2\"", "hit:p-3", "order:f-10", "order:tr-9", "transaction:tr-9", "id:a-12",
            "id=a-12", "tag:tag1", "updated:>3d", "meta.age:61", "meta.age>55", "meta.own:yes",
            "meta.transaction_id:tr-3", "found",
            "list",
        ],
        .media: [
            "kind:video", "kind:shots_set,image", "-kind:image", "kind:\"SOUND\"", "mime:jpeg", "size>5k",
            "size:..3000",
            "-size:*", "duration:2..5", "width:720", "height<500", "tag:tag0", "tag:*", "-tag:video_selfie",
            "created:>3d", "-created:*", "updated:>3d", "company:acme", "user:smith", "person:101", "name:jpg",
            "name:\"frame 3\"", "order:f-20", "order:tr-2", "transaction:tr-2*", "id:m-5", "meta.age:20", "frame",
        ],
        .users: [
            "role:operator", "role:client_admin", "role:client,client_service", "role:\"GUEST\"", "service:yes",
            "service:no", "active:yes", "active:no", "-active:*", "start:biometry", "start:quality", "-start:*",
            "company:acme", "user:jane", "user:u-7", "name:\"ådne øverg\"", "name:ADNE", "name:x.test", "id:u-1",
            "created:>5d", "updated:<5d", "meta.floor:2", "meta.floor>1", "smith",
        ],
        .companies: [
            "name:acme", "company:c-1", "company:nord", "users>5", "users:6", "orders>=50", "orders<50", "id:c-1",
            "created:>1d", "updated:<1d", "øvre",
        ],
        .collections: [
            "name:list", "alias:\"list 1\"", "collection:k-3", "collection:\"list 0\"", "company:acme", "id:k-2",
            "created:>2d", "updated:today", "list",
        ],
    ]

    @Test(arguments: Noun.allCases) func everyKeyFindsWhatItShould(_ noun: Noun) throws {
        var asked: Set<String> = []
        var found: [String: (none: Bool, all: Bool)] = [:]
        for text in Self.texts[noun] ?? [] {
            let criteria = try Criteria(text, of: noun)
            let count = try check(criteria, text)
            for case .key(let key) in criteria.terms.map(\.subject) {
                asked.insert(key)
                let all = world.elements[noun]?.count ?? 0
                found[key] = (found[key]?.none != false && count == 0, found[key]?.all != false && count == all)
            }
        }
        #expect(Set(QueryKey.all(of: noun).map(\.name)) == asked, "every key of \(noun) is asked for")
        // A test of a key that finds nothing, or everything, shows nothing.
        for (key, ends) in found where key != "updated" {
            #expect(!ends.none && !ends.all, "\(noun) \(key) was not put to the test")
        }
    }

    @Test(arguments: Noun.allCases, 0..<3) func randomQueriesFindWhatTheyShould(_ noun: Noun, _ seed: Int) throws {
        var random = Random(seed: UInt64(seed * 100 + noun.rawValue.count))
        var hits = 0
        let texts = Self.texts[noun] ?? []
        for _ in 0..<60 {
            let terms = (0..<Int.random(in: 1...4, using: &random)).map { _ in
                let text = texts.randomElement(using: &random) ?? ""
                return Bool.random(using: &random) && !text.hasPrefix("-") ? "-" + text : text
            }
            let text = terms.joined(separator: " ")
            hits += try check(try Criteria(text, of: noun), text) > 0 ? 1 : 0
        }
        #expect(hits > 10)
    }

    /// - Returns: how many were found.
    @discardableResult private func check(_ criteria: Criteria, _ text: String) throws -> Int {
        let clauses = criteria.clauses(Self.clock)
        let expected = oracle.ids(criteria.noun, clauses)
        let sort = criteria.noun == .collections ? "alias" : "time_created"
        var query = ListQuery(noun: criteria.noun, sort: sort, descending: true)
        let reader = world.mirror.reader
        let all = try sifted(query, reader)
        query.filter = RowFilter()
        query.filter?.clauses = clauses
        let found = try sifted(query, reader)
        #expect(found == all.filter(expected.contains), "\(criteria.noun) \(text)")
        #expect(try reader.count(query) == expected.count, "\(criteria.noun) \(text)")
        return found.count
    }

    private func sifted(_ query: ListQuery, _ reader: MirrorReader) throws -> [String] {
        var numbers: [Int64] = []
        try reader.sift(query) {
            numbers.append($0)
            return true
        }
        return try reader.marks(query.noun, numbers: numbers).map(\.id)
    }

    @Test func bareWordsFindWhatFindFinds() throws {
        let reader = world.mirror.reader
        for noun in Noun.allCases {
            for word in ["acme", "jane", "tr-1", "list", "ÉTÉ", "e", "nothing at all"] {
                var query = ListQuery(noun: noun, sort: "id", descending: false)
                let hits = try reader.hits(query, text: word)
                query.filter = RowFilter()
                query.filter?.clauses = [Clause(.anywhere, [.text(word, .part, isFolded: true)])]
                #expect(try reader.count(query) == hits, "\(noun) \(word)")
            }
        }
    }

    @Test func rowsComeInTheOrderAskedForAndWithoutThoseThatAreGone() throws {
        let reader = world.mirror.reader
        let marks = try reader.marks(.orders, numbers: [3, 1, 999_999, 2])
        #expect(marks.map(\.row) == [3, 1, 2])
        let rows = try reader.rows(Order.self, numbers: [2, 999_999, 1])
        #expect(rows.map(\.mark.row) == [2, 1])
        #expect(rows.map(\.record.id.rawValue) == rows.map(\.mark.id))
        #expect(try reader.numbers(.orders, ids: Set(marks.map(\.id) + ["none"])) == [1, 2, 3])
    }

    struct Random: RandomNumberGenerator {
        private var state: UInt64

        init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }
}
