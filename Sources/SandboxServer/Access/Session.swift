/// A log-in: a pair of tokens and the moment until which they hold.
struct Session: Sendable {
    let id: ObjectID
    let user: Int
    let accessToken: String
    let expireToken: String
    let created: Moment
    var expires: Moment
    /// The older session that goes once this one's access token is used.
    var replaces: ObjectID?
}
