import Testing

@testable import SandboxServer

/// Log-ins by the thousand, and over a restart.
@Suite struct SessionsTests {
    private let start = Moment(seconds: 1_000)

    private func sessions() -> Sessions {
        var sessions = Sessions(timeToLive: 900, seed: 1)
        sessions.users = 4
        return sessions
    }

    private func use(_ session: Session, in sessions: inout Sessions, at now: Moment) throws -> Session {
        try sessions.use(accessToken: session.accessToken, roles: { _ in .client }, now: now)
    }

    /// A sandbox that was ended and started on the same folder.
    private func restarted(_ old: inout Sessions, _ disk: inout [Int: Sessions.Kept]) -> Sessions {
        for kept in old.drain() { disk[kept.number] = kept }
        var new = sessions()
        new.restore(Array(disk.values))
        return new
    }

    @Test func manyServiceLogInsPushOutNobodyElse() throws {
        var sessions = sessions()
        let client = sessions.open(user: 1, role: .client, now: start)
        var service: [Session] = []
        for _ in 0..<Sessions.most { service.append(sessions.open(user: 2, role: .clientService, now: start)) }
        let late = sessions.open(user: 3, role: .client, now: start + 1)
        #expect(try use(late, in: &sessions, at: start + 2).user == 3)
        #expect(try use(client, in: &sessions, at: start + 2).user == 1)
        _ = sessions.open(user: 2, role: .clientService, now: start + 3)
        // Of a full house the own oldest goes: by the last of these, and by the one after them.
        let left = service.filter { (try? use($0, in: &sessions, at: start + 4)) != nil }
        #expect(left.count == Sessions.most - 2)
    }

    @Test func anEndedSessionStaysEndedAmongManyOthers() throws {
        var sessions = sessions()
        let first = sessions.open(user: 1, role: .client, now: start)
        sessions.close(first)
        for number in 0...Sessions.most * 10 {
            let session = sessions.open(user: 1, role: .client, now: start + Double(number + 1) / 1_000)
            sessions.close(session)
        }
        #expect(throws: ApiError.tokenInvalid) { () throws in try use(first, in: &sessions, at: start + 200) }
    }

    @Test func anExpiredLogInStaysExpiredOverARestart() throws {
        var disk: [Int: Sessions.Kept] = [:]
        var first = sessions()
        first.restore([])
        let session = first.open(user: 1, role: .client, now: start)
        _ = try use(session, in: &first, at: start + 800)
        var second = restarted(&first, &disk)
        #expect(try use(session, in: &second, at: start + 1_600).user == 1)
        var third = restarted(&second, &disk)
        #expect(throws: ApiError.tokenExpired) { () throws in try use(session, in: &third, at: start + 100_000) }
    }

    @Test func aRenewalEndsTheOldPairThoughARestartLiesBetween() throws {
        var disk: [Int: Sessions.Kept] = [:]
        var first = sessions()
        first.restore([])
        let old = first.open(user: 1, role: .client, now: start)
        let new = first.open(user: 1, role: .client, now: start + 1, replacing: old)
        var second = restarted(&first, &disk)
        #expect(try use(old, in: &second, at: start + 2).user == 1)
        #expect(try use(new, in: &second, at: start + 3).user == 1)
        #expect(throws: ApiError.tokenInvalid) { () throws in try use(old, in: &second, at: start + 4) }
        var third = restarted(&second, &disk)
        #expect(throws: ApiError.tokenInvalid) { () throws in try use(old, in: &third, at: start + 5) }
        #expect(try use(new, in: &third, at: start + 5).user == 1)
    }

    @Test func whatEndedLeavesItsPlaceOnTheDisk() {
        var disk: [Int: Sessions.Kept] = [:]
        var sessions = sessions()
        sessions.restore([])
        for number in 0..<50 {
            sessions.close(sessions.open(user: 1, role: .client, now: start + Double(number)))
            for kept in sessions.drain() { disk[kept.number] = kept }
        }
        #expect(disk.count == 1)
    }
}
