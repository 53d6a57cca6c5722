import Foundation
import OzModel
import Store

/// A mirror with a little of everything the API may say, the same in every run; hostile text among it.
enum SampleMirror {
    /// 2026-01-01 12:00:00 UTC.
    static let now = 1_767_268_800.0

    static func make(orders: Int = 60, now: @escaping @Sendable () -> Double = Mirror.now) throws -> Mirror {
        let mirror = try Mirror.inMemory(now: now)
        try ingest(.companies, companies, into: mirror)
        try ingest(.users, users, into: mirror)
        try ingest(.collections, collections, into: mirror)
        try ingest(.orders, (0..<orders).map(order), into: mirror)
        return mirror
    }

    static func ingest(_ noun: Noun, _ elements: [[String: Any]], into mirror: Mirror) throws {
        let data = try JSONSerialization.data(withJSONObject: ["items": elements], options: [.sortedKeys])
        _ = try mirror.ingest(noun, [UInt8](data))
    }

    static func id(_ kind: Int, _ number: Int) -> String {
        String(format: "%08x-0000-4000-8000-%012x", kind, number)
    }

    private static let names: [(String, String)] = [
        ("Anna", "Sample"), ("Ådne", "Øvergård"), ("小明", "陳"), ("Иван", "Петров"), ("ليلى", "خوري"),
        ("Evil\u{1B}[31m", "\u{202E}Name\u{0007}"), ("지우", "박"),
        ("Maximiliana-Alexandrina", "von und zu Hohenlohe-Sample"),
    ]

    private static var companies: [[String: Any]] {
        ["Example Bank", "Nordlicht Finanz", "Sakura Sample 信販"].enumerated().map { index, name in
            ["company_id": id(0xC0, index), "name": name, "time_created": now - 9e6, "time_updated": now - 9e6]
        }
    }

    private static var users: [[String: Any]] {
        let roles = ["ADMIN", "OPERATOR", "CLIENT", "CLIENT_ADMIN", "CLIENT_OPERATOR", "CLIENT_SERVICE", "AUDITOR"]
        return roles.enumerated().map { index, role in
            [
                "user_id": id(0xA0, index), "user_type": role, "first_name": names[index].0,
                "last_name": names[index].1, "email": "\(role.lowercased())@example.test",
                "company_id": index < 2 ? NSNull() : id(0xC0, index % 3), "is_service": role == "CLIENT_SERVICE",
                "can_start_analysis_quality": true, "can_start_analyse_biometry": index != 2,
                "time_created": now - 8e6, "time_updated": now - 8e6,
            ]
        }
    }

    private static var collections: [[String: Any]] {
        ["blacklist", "staff", "vip"].enumerated().map { index, alias in
            [
                "collection_id": id(0xD0, index), "alias": alias, "company_id": id(0xC0, index),
                "time_created": now - 7e6, "time_updated": now - 7e6,
            ]
        }
    }

    static func order(_ number: Int) -> [String: Any] {
        let created = now - 60 - Double(number * number) * 97
        let kind = number % 10
        let verdicts = [
            "SUCCESS", "OPERATOR_REQUIRED", "DECLINED", "SUCCESS", "FAILED", "PROCESSING", "INITIAL", "SUCCESS",
            "RECONSIDERED", "SUCCESS",
        ]
        let name = names[number % names.count]
        var metadata: [String: Any] = ["transaction_id": String(format: "tr-%04d", number)]
        if number % 3 != 2 { metadata["person_info"] = ["first_name": name.0, "last_name": name.1] }
        if number % 4 != 3 { metadata["iin"] = String(900_000 + number % 17) }
        return [
            "folder_id": id(0xF0, number), "time_created": created, "time_updated": created + 8,
            "company_id": id(0xC0, number % 3), "user_id": id(0xA0, 2 + number % 4), "meta_data": metadata,
            "resolution_status": kind == 5 ? "PROCESSING" : kind == 6 ? "INITIAL" : "FINISHED",
            "system_resolution": verdicts[kind], "is_archive": false,
            "analyses": kind == 6 ? [] : analyses(number, verdicts[kind], created),
        ]
    }

    private static func analyses(_ number: Int, _ verdict: String, _ created: Double) -> [[String: Any]] {
        var quality = analysis(number, 0, "QUALITY", "SUCCESS", created)
        quality["results_data"] = ["confidence_spoofing": 0.06]
        quality["confs"] = ["threshold_spoofing": 0.5]
        var second = analysis(number, 1, "BIOMETRY", verdict, created)
        switch verdict {
        case "OPERATOR_REQUIRED": second["results_data"] = ["min_confidence": 0.79, "max_confidence": 0.79]
        case "DECLINED": second["results_data"] = ["min_confidence": 0.31, "max_confidence": 0.31]
        case "FAILED":
            second["state"] = "FAILED"
            second["error_code"] = 4
            second["error_message"] = "Face not found on source media"
        case "PROCESSING": second["state"] = "PROCESSING"
        default: second["results_data"] = ["min_confidence": 0.93, "max_confidence": 0.93]
        }
        second["confs"] = ["threshold_min": 0.75, "threshold_max": 0.85]
        guard number % 5 == 2 else { return [quality, second] }
        var documents = analysis(number, 2, "DOCUMENTS", "SUCCESS", created)
        documents["results_data"] = [
            "text_fields": [
                ["field_name": "Surname", "visual": "SAMPLE", "mrz": "SAMPLE"],
                ["field_name": "Given Names", "visual": "ANNA", "mrz": "ANNE"],
            ]
        ]
        return [quality, second, documents]
    }

    static func analysis(
        _ number: Int, _ index: Int, _ type: String, _ verdict: String, _ created: Double
    ) -> [String: Any] {
        [
            "analyse_id": id(0xE0, number * 4 + index), "folder_id": id(0xF0, number), "type": type,
            "state": "FINISHED", "resolution_status": verdict, "company_id": id(0xC0, number % 3),
            "time_created": created + 3, "time_updated": created + 8, "group_id": id(0x60, number),
            "source_media": [medium(number, 0, created), medium(number, 1, created)],
        ]
    }

    private static func medium(_ number: Int, _ index: Int, _ created: Double) -> [String: Any] {
        let isVideo = index == 0
        return [
            "media_id": id(0xB0, number * 2 + index), "folder_id": id(0xF0, number),
            "media_type": isVideo ? "VIDEO_FOLDER" : "IMAGE_FOLDER", "mime_type": isVideo ? "video/mp4" : "image/jpeg",
            "original_name": isVideo ? "live.mp4" : "selfie.jpg", "time_created": created, "time_updated": created,
            "tags": isVideo ? ["video_selfie", "video_selfie_blank", "orientation_portrait"] : ["photo_selfie"],
            "original_url": "/static/\(number)/\(index).\(isVideo ? "mp4" : "jpeg")",
            "thumb_url": "/static/\(number)/\(index)_thumb.jpeg",
            "info": isVideo
                ? ["video": ["duration": 3.2, "width": 720, "height": 1280, "size": 2_097_152]]
                : ["original": ["width": 1080, "height": 1920, "size": 204_800]],
        ]
    }
}
