import Testing

@testable import SandboxServer

/// Tokens that a sandbox knows again after it was ended and started anew.
@Suite struct SealTests {
    private let now = Moment(seconds: 2001)

    private func sessions(seed: UInt64 = 1) -> Sessions {
        var sessions = Sessions(timeToLive: 900, seed: seed)
        sessions.users = 3
        return sessions
    }

    @Test func aSessionFromBeforeGoesOn() throws {
        var first = sessions()
        let session = first.open(user: 2, role: .operator, now: Moment(seconds: 1500))
        var second = sessions()
        let again = try second.use(accessToken: session.accessToken, roles: { _ in .operator }, now: now)
        #expect(again.user == 2 && again.expireToken == session.expireToken)
        #expect(second.find(expireToken: session.expireToken, now: now)?.id == again.id)
    }

    @Test func whatWasEndedStaysEnded() throws {
        var first = sessions()
        let session = first.open(user: 2, role: .operator, now: Moment(seconds: 1500))
        first.close(session)
        #expect(throws: ApiError.self) {
            _ = try first.use(accessToken: session.accessToken, roles: { _ in .operator }, now: now)
        }
        var second = sessions()
        let again = try second.use(accessToken: session.accessToken, roles: { _ in .operator }, now: now)
        second.close(again)
        #expect(throws: ApiError.self) {
            _ = try second.use(accessToken: session.accessToken, roles: { _ in .operator }, now: now)
        }
    }

    @Test func anotherSeedAndAChangedTokenAreStrangers() throws {
        var first = sessions()
        let token = first.open(user: 2, role: .operator, now: Moment(seconds: 1500)).accessToken
        #expect(Seal(token, seed: 1)?.user == 2)
        #expect(Seal(token, seed: 2) == nil)
        for index in stride(from: 0, to: 128, by: 7) {
            var digits = Array(token)
            digits[index] = digits[index] == "0" ? "1" : "0"
            #expect(Seal(String(digits), seed: 1) == nil)
        }
        for text in ["", "x", String(repeating: "é", count: 64), String(repeating: "0", count: 128)] {
            #expect(Seal(text, seed: 1) == nil)
        }
    }
}
