/// A log-in: a pair of tokens and the moment until which they hold.
struct Session: Sendable {
    let id: ObjectID
    let seal: Seal
    let accessToken: String
    let expireToken: String
    var expires: Moment
    /// The older session that goes once this one's access token is used.
    var replaces: Sessions.Nonce?
    /// Its place on disk, and the expiry that is written there.
    var number: Int?
    var keptUntil: Moment?

    var user: Int { seal.user }
    var created: Moment { seal.issued }
}
