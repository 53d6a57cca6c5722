import Foundation
import TestSupport
import Testing

@Suite("Section 5 Authentication", .onLanes) struct Section05Authentication {
    let server: Subject

    init() throws { server = try Subject.open() }

    @Test func s5_1_logInAnswersTokensAndTheirEnd() throws {
        let answer = try server.logIn()
        #expect(200...299 ~= answer.status)
        #expect(answer.object["access_token"] is String)
        #expect(answer.object["expire_token"] is String)
        #expect(answer.object["expire_date"] as? Double ?? 0 > Date().timeIntervalSince1970)
    }

    @Test func s5_1_aBadPasswordAnswersTheErrorFirst() throws {
        let json = #"{"credentials": {"email": "nobody@example.com", "password": "wrong"}}"#
        let answer = try server.send("POST", "/api/authorize/auth", as: nil, json: json)
        #expect(answer.body.hasPrefix(#"{"error_code":"#))
        #expect(400...499 ~= answer.status)
    }

    @Test(.own) func s5_2_anOrdinaryLogInLasts15Minutes() throws {
        let answer = try server.logIn(.client)
        let left = (answer.object["expire_date"] as? Double ?? 0) - Date().timeIntervalSince1970
        #expect(850...905 ~= left)
    }

    @Test(.own) func s5_2_aServiceLogInLasts5Years() throws {
        let answer = try server.logIn(.clientService)
        let left = (answer.object["expire_date"] as? Double ?? 0) - Date().timeIntervalSince1970
        #expect(left > 157_000_000)
    }

    @Test(.own) func s5_2_useMovesTheEnd() throws {
        let short = try RunningSandbox(orders: 1, ["--session-ttl", "2s"])
        defer { short.end() }
        let server = Subject(short)
        let token = try server.logIn(.client).text("access_token")
        for _ in 0..<6 {
            usleep(500_000)
            #expect(try server.send("GET", "/api/folders/", token: token).status == 200)
        }
    }

    @Test func s5_3_renewalAnswersNewTokensAndTheOldHoldUntilTheNewAreUsed() throws {
        let old = try server.logIn()
        let (oldToken, expireToken) = (try old.text("access_token"), try old.text("expire_token"))
        let new = try server.send(
            "POST", "/api/authorize/refresh", json: #"{"expire_token": "\#(expireToken)"}"#, token: oldToken)
        #expect(200...299 ~= new.status)
        #expect(new.object["expire_token"] is String && new.object["expire_date"] is Double)
        let newToken = try new.text("access_token")
        #expect(newToken != oldToken)
        #expect(try server.send("GET", "/api/folders/?limit=1", token: oldToken).status == 200)
        #expect(try server.send("GET", "/api/folders/?limit=1", token: newToken).status == 200)
        #expect(try server.send("GET", "/api/folders/?limit=1", token: oldToken).status == 401)
    }

    @Test func s5_3_renewalWithoutItsTokenSaysSo() throws {
        let token = try server.logIn().text("access_token")
        let answer = try server.send("POST", "/api/authorize/refresh", json: "{}", token: token)
        #expect(answer.status == 400)
        let message = "Could not locate field for key_path expire_token from provided dict data"
        #expect(answer.object.text("error_message") == message)
    }

    @Test func s5_3_renewalOfNoSessionSaysSo() throws {
        let token = try server.logIn().text("access_token")
        let answer = try server.send("POST", "/api/authorize/refresh", json: #"{"expire_token": "00"}"#, token: token)
        #expect(answer.status == 401)
        #expect(answer.object.text("error_message") == "Session not found")
    }

    @Test(.asks(.admin)) func s5_3_renewalOfAnothersSessionIsRefused() throws {
        let token = try server.logIn().text("access_token")
        let other = try server.logIn(.admin).text("expire_token")
        let answer = try server.send(
            "POST", "/api/authorize/refresh", json: #"{"expire_token": "\#(other)"}"#, token: token)
        #expect(answer.status == 403)
        #expect(answer.object.text("error_message") == "You have not access to refresh this session")
    }
}
