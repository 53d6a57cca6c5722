import OzModel

/// The answer to log-in and renewal.
struct SessionReply: Decodable {
    let access: String
    let expire: String?
    let expireDate: Double?
    let timeUpdated: Double?
    let user: UserReply?
    let userID: String?

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: FieldName.self)
        access = try fields.decode(String.self, forKey: FieldName("access_token"))
        expire = fields.text("expire_token")
        expireDate = fields.number("expire_date")
        timeUpdated = fields.number("time_updated", "time_created")
        user = try? fields.decode(UserReply.self, forKey: FieldName("user"))
        userID = fields.text("user_id")
    }

    /// The session; `now` (epoch seconds) stands in for the server's clock where it did not say when it answered.
    func tokens(now: Double) -> Tokens {
        Tokens(
            access: Secret(access), expire: expire.map(Secret.init), expireDate: expireDate,
            // Both times are the server's, so a wrong clock here does no harm.
            lifetime: expireDate.map { max(0, $0 - (timeUpdated ?? now)) }, user: user?.snapshot(id: userID))
    }
}
