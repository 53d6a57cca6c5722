import ConsoleUI
import OzModel
import Query
import Store

/// The fields of each noun by the API's own names, and a few that the mirror works out.
struct FieldTable {
    /// What programs get unless they ask for others.
    let standard: [String]
    /// Further fields that can be asked for; besides these, the columns of the screen and `meta_data.NAME`.
    let more: [String]

    static func of(_ noun: Noun) -> FieldTable {
        switch noun {
        case .orders:
            FieldTable(
                standard: [
                    "folder_id", "time_created", "time_updated", "resolution_status", "system_resolution", "types",
                    "media_count", "company_id", "user_id", "person_key", "transaction_id", "resolution_comment",
                ],
                more: [
                    "resolution_endpoint", "resolution_time", "resolution_author_id", "resolution_state_hash",
                    "operator_status", "operator_comment", "is_archive", "is_cleared", "meta_data",
                    "technical_meta_data", "company_name", "user_name",
                ])
        case .analyses:
            FieldTable(
                standard: [
                    "analyse_id", "folder_id", "time_created", "time_updated", "type", "state", "resolution_status",
                    "resolution_operator", "score", "threshold", "company_id", "error_code", "error_message",
                ],
                more: [
                    "analysis_id", "group_id", "resolution", "resolution_comment", "operator_comment", "results_data",
                    "results_media", "confs", "meta_data", "company_name",
                ])
        case .media:
            FieldTable(
                standard: [
                    "media_id", "folder_id", "time_created", "media_type", "original_name", "mime_type", "tags", "size",
                    "duration", "company_id",
                ],
                more: [
                    "time_updated", "video_id", "image_id", "shots_set_id", "original_url", "video_url", "preview_url",
                    "thumb_url", "info", "meta_data",
                ])
        case .users:
            FieldTable(
                standard: [
                    "user_id", "email", "first_name", "middle_name", "last_name", "user_type", "company_id",
                    "is_service", "is_active", "time_created",
                ],
                more: [
                    "time_updated", "is_admin", "can_start_analysis_quality", "can_start_analysis_biometry",
                    "can_start_analysis_documents", "can_start_analysis_collection", "meta_data", "company_name",
                ])
        case .companies:
            FieldTable(
                standard: ["company_id", "name", "user_count", "order_count", "time_created"],
                more: ["time_updated", "meta_data", "technical_meta_data"])
        case .collections:
            FieldTable(
                standard: ["collection_id", "alias", "company_id", "time_created"],
                more: ["time_updated", "meta_data", "technical_meta_data", "company_name"])
        }
    }

    /// The sort keys of a noun.
    static func sorts(_ noun: Noun) -> [String] {
        switch noun {
        case .orders: Order.sorts
        case .analyses: Analysis.sorts
        case .media: Media.sorts
        case .users: User.sorts
        case .companies: Company.sorts
        case .collections: OzModel.Collection.sorts
        }
    }

    /// `--columns`, checked.
    ///
    /// - Throws: `Failure` that names the nearest column and all there are.
    static func columns(_ text: String, of noun: Noun) throws -> [String] {
        let fields = of(noun)
        var known: [String] = []
        for name in fields.standard + PlainList(noun).columns.map(\.name) + fields.more where !known.contains(name) {
            known.append(name)
        }
        let names = text.split(separator: ",").map { $0.filter { $0 != " " } }
        guard !names.isEmpty else { throw Failure(.usage, "--columns names no column: known are \(list(known))") }
        for name in names where !known.contains(name) && !(name.hasPrefix("meta_data.") && name.count > 10) {
            throw unknown("column", name, of: noun, known: known)
        }
        return names
    }

    /// `--sort field[:desc]`, checked.
    ///
    /// - Throws: `Failure` that names the nearest field and all there are.
    static func sort(_ text: String, of noun: Noun) throws -> Sort {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let known = sorts(noun)
        guard known.contains(parts[0]) else { throw unknown("sort field", parts[0], of: noun, known: known) }
        guard parts.count < 3, ["asc", "desc"].contains(parts.count > 1 ? parts[1] : "asc") else {
            throw Failure(.usage, "--sort wants field, field:asc or field:desc, not “\(text)”")
        }
        return Sort(key: parts[0], descending: parts.count > 1 && parts[1] == "desc")
    }

    private static func unknown(_ what: String, _ name: String, of noun: Noun, known: [String]) -> Failure {
        let nearest = Nearest.to(name, in: known).map { "; did you mean “\($0)”?" } ?? "."
        return Failure(.usage, "\(noun.rawValue) have no \(what) “\(name)”\(nearest) Known: \(list(known))")
    }

    private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
