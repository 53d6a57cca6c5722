import Foundation

/// Writes pages as a server would, from values.
enum Page {
    static func order(
        _ number: Int, created: Double, updated: Double? = nil, verdict: String = "SUCCESS", fields: String = ""
    ) -> String {
        let updated = updated ?? created
        return """
            {"folder_id": "\(id("f", number))", "time_created": \(created), "time_updated": \(updated), \
            "resolution_status": "FINISHED", "system_resolution": "\(verdict)"\(fields.isEmpty ? "" : ", " + fields)}
            """
    }

    static func analysis(
        _ number: Int, order: Int, created: Double, updated: Double? = nil, verdict: String = "SUCCESS",
        fields: String = ""
    ) -> String {
        let updated = updated.map { "\"time_updated\": \($0), " } ?? ""
        return """
            {"analyse_id": "\(id("a", number))", "folder_id": "\(id("f", order))", "time_created": \(created), \
            \(updated)"type": "QUALITY", "state": "FINISHED", "resolution_status": "\(verdict)"\
            \(fields.isEmpty ? "" : ", " + fields)}
            """
    }

    static func media(_ number: Int, order: Int, created: Double, fields: String = "") -> String {
        """
        {"media_id": "\(id("m", number))", "folder_id": "\(id("f", order))", "time_created": \(created), \
        "media_type": "IMAGE_FOLDER", "original_name": "\(number).jpg"\(fields.isEmpty ? "" : ", " + fields)}
        """
    }

    static func id(_ kind: String, _ number: Int) -> String { "\(kind)-\(number)" }

    static func envelope(_ items: [String], total: Int? = nil) -> [UInt8] {
        let count = total.map(String.init) ?? "null"
        return Array("{\"offset\": 0, \"limit\": 100, \"total_count\": \(count), \"items\": \(list(items))}".utf8)
    }

    static func array(_ items: [String]) -> [UInt8] { Array(list(items).utf8) }

    private static func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }
}
