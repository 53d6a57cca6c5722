import Foundation
import OzModel
import Store

/// A mirror of some hundred objects with many ties and gaps, and the same as plain values.
struct QueryWorld {
    /// An object as the server sent it.
    typealias Element = [String: Any]

    let mirror: Mirror
    var elements: [Noun: [Element]] = [:]

    static let now = 1_795_348_800.0

    init() throws {
        mirror = try Mirror.inMemory()
        let companies = zip(0..., ["Acme Bank", "Nordlys", "Øvre Été", "acme 2"]).map { number, name in
            ["company_id": "c-\(number)", "name": name, "time_created": Self.now - Double(number) * 90_000] as Element
        }
        let users = (0..<24).map { Self.user($0) }
        let collections = (0..<6).map { number in
            [
                "collection_id": "k-\(number)", "alias": "list \(number % 3)", "company_id": "c-\(number % 3)",
                "time_created": Self.now - Double(number) * 40_000,
            ] as Element
        }
        let orders = (0..<300).map { Self.order($0) }
        elements = [
            .orders: orders, .users: users, .companies: companies, .collections: collections,
            .analyses: orders.flatMap { $0["analyses"] as? [Element] ?? [] },
            .media: orders.flatMap { $0["media"] as? [Element] ?? [] },
        ]
        for noun in [Noun.companies, .users, .collections, .orders] {
            let bytes = try JSONSerialization.data(withJSONObject: elements[noun] ?? [])
            let receipt = try mirror.ingest(noun, Array(bytes))
            precondition(receipt.items == elements[noun]?.count)
        }
    }

    private static func user(_ number: Int) -> Element {
        var user: Element = [
            "user_id": "u-\(number)", "first_name": ["Jane", "Ådne", "Łukasz"][number % 3],
            "last_name": ["Smith", "Øvergård"][number % 2], "company_id": "c-\(number % 5 % 4)",
            "user_type": ["CLIENT", "OPERATOR", "CLIENT SERVICE", "ADMIN", "GUEST"][number % 5],
            "time_created": now - Double(number) * 70_000, "can_start_analysis_biometry": number % 2 == 0,
            "meta_data": ["floor": number % 4],
        ]
        if number % 3 > 0 { user["email"] = "u\(number)@x.test" }
        if number % 4 == 1 { user["is_service"] = number % 8 == 1 }
        if number % 6 == 0 { user["is_admin"] = true }
        if number % 3 == 1 { user["is_active"] = number % 2 == 0 }
        return user
    }

    private static let verdicts = ["SUCCESS", "DECLINED", "OPERATOR_REQUIRED", "FAILED", "odd"]

    private static func order(_ number: Int) -> Element {
        let created = now - Double((number * 7919) % 200) * 5000
        var order: Element = [
            "folder_id": "f-\(number)", "time_created": created, "time_updated": created + Double(number % 9) * 100,
            "resolution_status": number % 7 == 0 ? "PROCESSING" : "FINISHED",
            "system_resolution": verdicts[number % 5], "is_archive": number % 11 == 0,
        ]
        if number % 6 > 0 { order["company_id"] = "c-\(number % 5)" }
        if number % 5 > 0 { order["user_id"] = "u-\(number % 25)" }
        if number % 8 == 0 { order["resolution_comment"] = ["Glasses on", "ÉTÉ sans lunettes"][number % 3 % 2] }
        if number % 3 > 0 { order["meta_data"] = metadata(number) }
        order["analyses"] = (0..<(number % 4)).map { analysis(number, $0, order) }
        order["media"] = (0..<(number % 3)).map { medium(number, $0, order) }
        return order
    }

    private static func metadata(_ number: Int) -> Element {
        var meta: Element = ["transaction_id": "tr-\(number % 40)", "age": number % 60]
        if number % 4 == 1 { meta["iin"] = "\(100 + number % 12)" }
        if number % 4 == 2 { meta["person_info"] = ["first_name": "Jane", "last_name": "Smith\(number % 7)"] }
        if number % 5 == 1 { meta["vip"] = number % 2 == 0 }
        if number % 5 == 2 { meta["score"] = "\(Double(number % 10) / 10)" }
        if number % 5 == 3 { meta["list"] = ["a\(number % 3)", "b"] }
        if number % 7 == 1 { meta["note"] = NSNull() }
        return meta
    }

    private static func analysis(_ order: Int, _ index: Int, _ parent: Element) -> Element {
        let number = order * 4 + index
        let type = ["QUALITY", "BIOMETRY", "DOCUMENTS", "COLLECTION", "NEWEST"][number % 5]
        var analysis: Element = [
            "analyse_id": "a-\(number)", "folder_id": "f-\(order)",
            "time_created": (parent["time_created"] as? Double ?? 0) + Double(index), "type": type,
            "state": number % 9 == 0 ? "FAILED" : "FINISHED", "resolution_status": verdicts[number % 5],
        ]
        let score = Double(number % 11) / 10
        if number % 3 > 0 {
            let name = ["QUALITY": "confidence_spoofing", "BIOMETRY": "min_confidence"][type] ?? "confidence"
            analysis["results_data"] = [name: score]
        }
        if number % 4 == 0 { analysis["confs"] = ["threshold_max": 0.8, "threshold_min": 0.6] }
        if number % 6 == 0 { analysis["resolution_operator"] = verdicts[number % 2] }
        if number % 9 == 0 { analysis["error_message"] = "No face found" }
        if number % 18 == 0 { analysis["error_code"] = 17 }
        if number % 7 == 0 { analysis["resolution_comment"] = "see frame \(number % 4)" }
        if number % 5 == 3 { analysis["collection"] = ["alias": "list \(number % 3)"] }
        if number % 5 == 3 { analysis["results_media"] = [["person_id": "p-\(number % 6)"]] }
        if number % 2 == 0 { analysis["group_id"] = "g-\(number % 10)" }
        if let company = parent["company_id"] { analysis["company_id"] = company }
        if number % 13 == 0 { analysis["meta_data"] = ["age": 61, "own": "yes"] }
        return analysis
    }

    private static func medium(_ order: Int, _ index: Int, _ parent: Element) -> Element {
        let number = order * 3 + index
        var medium: Element = [
            "media_id": "m-\(number)", "folder_id": "f-\(order)", "original_name": "Frame \(number % 5).JPG",
            "media_type": ["IMAGE_FOLDER", "VIDEO_FOLDER", "SHOTS_SET_FOLDER", "SOUND"][number % 4],
            "mime_type": number % 4 == 1 ? "video/mp4" : "image/jpeg",
        ]
        if number % 5 > 0 { medium["time_created"] = parent["time_created"] }
        if number % 2 == 0 { medium["tags"] = ["video_selfie", "tag\(number % 3)"] }
        if number % 3 == 0 {
            medium["info"] = ["original": ["size": 1000 * (number % 9), "width": 720, "height": 100 * (number % 20)]]
        }
        if number % 4 == 1 { medium["info"] = ["video": ["duration": Double(number % 7), "size": 5000]] }
        if number % 3 == 1 { medium["company_id"] = "c-0" }
        return medium
    }
}
