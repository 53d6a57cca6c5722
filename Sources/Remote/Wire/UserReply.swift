/// The user inside a session's answer, or alone.
struct UserReply: Decodable {
    let userID: String?
    let email: String?
    let role: String?
    let companyID: String?
    let isService: Bool
    let isAdmin: Bool
    let barred: [String]

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: FieldName.self)
        userID = fields.text("user_id", "id")
        email = fields.text("email")
        role = fields.text("user_type")
        companyID = fields.text("company_id")
        isService = fields.flag(["is_service"]) ?? false
        isAdmin = fields.flag(["is_admin"]) ?? false
        barred = ["quality", "biometry", "collection", "documents"].filter { type in
            let spellings = ["analysis", "analyse", "analyze"].map { "can_start_\($0)_\(type)" }
            return fields.flag(spellings) == false
        }
    }

    func snapshot(id: String?) -> UserSnapshot {
        UserSnapshot(
            userID: userID ?? id ?? "", email: email ?? "", role: role ?? "", companyID: companyID,
            isService: isService, isAdmin: isAdmin, barredAnalyses: barred)
    }
}
