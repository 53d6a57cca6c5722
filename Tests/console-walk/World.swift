import Foundation
import OzModel
import Store

/// Objects with many ties and gaps, as a server would send them and as plain values.
struct World {
    static let now = 1_767_268_800.0
    private static let verdicts = ["SUCCESS", "OPERATOR_REQUIRED", "DECLINED", "SUCCESS", "FAILED", "PROCESSING"]
    private static let names = ["Anna Sample", "anna Sample", "Bert Sample", "Øyvind Å", "zed Z", "Zed A", "Åse Ø"]
    private static let companies = ["Example Bank", "example finance", "Nordlicht", "Ærlig Øre"]
    private static let kinds = ["IMAGE", "VIDEO", "SHOTS_SET"]

    private(set) var plain: [Noun: [Plain]] = [:]

    /// Fills a mirror with so many orders and what belongs to them.
    init(orders: Int, into mirror: Mirror) throws {
        var elements: [Noun: [[String: Any]]] = [:]
        for (number, name) in Self.companies.enumerated() {
            add(.companies, ["company_id": Self.id("c", number), "name": name, "time_created": Self.now], &elements) {
                $0.name = name
            }
        }
        for number in 0..<40 {
            let (email, role) = ("User\(number * 7 % 40)@x.test", ["OPERATOR", "CLIENT", "ADMIN"][number % 3])
            let created = Self.now - Double(number / 3)
            add(
                .users, ["user_id": Self.id("u", number), "email": email, "user_type": role, "time_created": created],
                &elements
            ) { ($0.name, $0.kind, $0.created) = (email, role, created) }
        }
        for (number, name) in ["blacklist", "VIP", "staff"].enumerated() {
            add(.collections, ["collection_id": Self.id("k", number), "alias": name, "time_created": 1], &elements) {
                $0.name = name
            }
        }
        for number in 0..<orders { order(number, &elements) }
        for noun in [Noun.companies, .users, .collections] { try Self.ingest(noun, elements[noun] ?? [], mirror) }
        let all = elements[.orders] ?? []
        for start in stride(from: 0, to: all.count, by: 500) {
            try Self.ingest(.orders, Array(all[start..<min(start + 500, all.count)]), mirror)
        }
    }

    private static func ingest(_ noun: Noun, _ elements: [[String: Any]], _ mirror: Mirror) throws {
        let receipt = try mirror.ingest(noun, Array(try JSONSerialization.data(withJSONObject: elements)))
        guard receipt.items == elements.count, receipt.unreadable.isEmpty else {
            throw Book.Mismatch("\(noun): \(receipt.unreadable)")
        }
    }

    /// Different in their first letters, since no more than those may be on the glass.
    private static func id(_ kind: String, _ number: Int) -> String {
        String(format: "%08x-%@", UInt32(truncatingIfNeeded: number + 1) &* 2_654_435_761, kind)
    }

    /// What an order is called where its caller has no name for it.
    private static func short(_ order: Int) -> String { String(id("f", order).prefix(8)) }

    private mutating func add(
        _ noun: Noun, _ element: [String: Any], _ elements: inout [Noun: [[String: Any]]],
        _ known: (inout Plain) -> Void
    ) {
        let keys: [Noun: String] = [
            .orders: "folder_id", .analyses: "analyse_id", .media: "media_id", .users: "user_id",
            .companies: "company_id", .collections: "collection_id",
        ]
        var object = Plain(element[keys[noun] ?? ""] as? String ?? "")
        object.created = (element["time_created"] as? Double) ?? (element["time_created"] as? Int).map(Double.init)
        known(&object)
        plain[noun, default: []].append(object)
        elements[noun, default: []].append(element)
    }

    private mutating func order(_ number: Int, _ elements: inout [Noun: [[String: Any]]]) {
        let created = Self.now - 60 - Double(number / 3) * 61
        let verdict = Self.verdicts[number % 6]
        let label = String(format: "tr-%06x", UInt32(truncatingIfNeeded: number &* 40_503) & 0xFF_FFFF)
        let name = Self.names[number % 7]
        let words = name.split(separator: " ")
        let (key, company) = ("\(900 + number % 17)", number % 5)
        var metadata: [String: Any] = [:]
        if number % 9 > 0 { metadata["transaction_id"] = label }
        if number % 4 > 0 { metadata["person_info"] = ["first_name": words[0], "last_name": words[1]] }
        if number % 3 > 0 { metadata["iin"] = key }
        let state = number % 11 == 0 ? "PROCESSING" : "FINISHED"
        let own = number % 9 > 0 ? label : nil
        let types = ["QUALITY", "BIOMETRY", "DOCUMENTS"].prefix(number % 4)
        let count = types.isEmpty ? 0 : number % 3 + 1
        var parts: [[String: Any]] = []
        for (index, type) in types.enumerated() {
            parts.append(analysis(number, index, type, verdict, created, count, own, &elements))
        }
        let element: [String: Any] = [
            "folder_id": Self.id("f", number), "time_created": created, "time_updated": created + 8,
            "company_id": Self.id("c", company), "user_id": Self.id("u", number % 41), "meta_data": metadata,
            "resolution_status": state, "system_resolution": verdict, "analyses": parts,
        ]
        let user = plain[.users]?.indices.contains(number % 41) == true ? plain[.users]?[number % 41].name : nil
        add(.orders, element, &elements) { order in
            (order.label, order.transaction, order.verdict, order.state) = (own, own, verdict, state)
            (order.types, order.user) = (Array(types), user)
            order.company = Self.companies.indices.contains(company) ? Self.companies[company] : nil
            order.person = number % 4 > 0 ? name : nil
            order.personKey = number % 3 > 0 ? key : nil
            order.amount = Double(count)
        }
    }

    private mutating func analysis(
        _ order: Int, _ index: Int, _ type: String, _ verdict: String, _ created: Double, _ files: Int,
        _ label: String?,
        _ elements: inout [Noun: [[String: Any]]]
    ) -> [String: Any] {
        let score = type == "DOCUMENTS" || order % 8 == 0 ? nil : Double((order * 7 + index) % 100) / 100
        let company = order % 5
        var element: [String: Any] = [
            "analyse_id": Self.id("a", order * 3 + index), "folder_id": Self.id("f", order), "type": type,
            "state": order % 13 == 0 ? "FAILED" : "FINISHED", "resolution_status": verdict,
            "company_id": Self.id("c", company), "time_created": created + Double(index),
            "time_updated": created + 8,
        ]
        if let score {
            element["results_data"] = [type == "QUALITY" ? "confidence_spoofing" : "min_confidence": score]
        }
        if index == 0 {
            element["source_media"] = (0..<files).map { medium(order, $0, created, label, &elements) }
        }
        add(.analyses, element, &elements) { analysis in
            (analysis.label, analysis.verdict) = (label ?? Self.short(order), verdict)
            analysis.order = Self.id("f", order)
            (analysis.types, analysis.score) = ([type], score)
            analysis.state = order % 13 == 0 ? "FAILED" : "FINISHED"
            analysis.company = Self.companies.indices.contains(company) ? Self.companies[company] : nil
        }
        return element
    }

    private mutating func medium(
        _ order: Int, _ index: Int, _ created: Double, _ label: String?, _ elements: inout [Noun: [[String: Any]]]
    ) -> [String: Any] {
        let (kind, name) = (Self.kinds[order % 3], "Frame \(order % 29).JPG")
        let size = order % 6 == 0 ? nil : order % 50 * 5000
        var element: [String: Any] = [
            "media_id": Self.id("m", order * 3 + index), "folder_id": Self.id("f", order), "original_name": name,
            "media_type": "\(kind)_FOLDER", "mime_type": "image/jpeg",
        ]
        if order % 7 > 0 { element["time_created"] = created }
        if let size { element["info"] = ["original": ["size": size]] }
        add(.media, element, &elements) { media in
            (media.label, media.name, media.kind, media.amount) = (label, name, kind, size.map(Double.init))
            media.order = Self.id("f", order)
        }
        return element
    }
}
