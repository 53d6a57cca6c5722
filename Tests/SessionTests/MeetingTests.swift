import Curl
import Foundation
import HTTP
import OzModel
import Remote
import Session
import Store
import TestSupport
import Testing

@testable import ConsoleUI

/// Persons of collections are read when they are asked for, and are nobody else's to know.
@Suite(.onLanes, .timeLimit(.minutes(15))) struct MeetingTests {
    private let sandbox: RunningSandbox
    private let home: Home
    private let roster = Roster()
    private let mailbox: Mailbox
    private let backstage: Backstage

    init() throws {
        sandbox = try RunningSandbox(orders: 3, seed: 7)
        home = try Home()
        mailbox = try #require(Mailbox())
        backstage = try Backstage.on(sandbox, home, mailbox, roster: roster)
    }

    private func hear(_ isWanted: (Action) -> Bool) async throws {
        while true {
            if mailbox.take().contains(where: isWanted) { return }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func logIn(_ role: String) async throws {
        backstage.logIn(sandbox, as: role)
        try await hear { if case .loggedIn = $0 { true } else { false } }
        // One log-in at a time: until the round that follows it has ended, another is not heard.
        while !mailbox.isIdle {
            _ = mailbox.take()
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func meet(_ wishes: Roster.Wish...) async throws {
        backstage.perform(.meet(wishes))
        try await hear { $0 == .met }
    }

    /// A collection that somebody is in.
    private func collection(_ role: String) throws -> OzModel.Collection.ID {
        let other = try Home()
        try sandbox.logIn(other, as: role)
        let list = try Program.run("ozc", ["collections", "list", "--format", "json"], home: other)
        let objects = try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]]
        let known = objects?.first { $0["alias"] as? String == "blacklist" }
        return OzModel.Collection.ID(try #require(known?["collection_id"] as? String))
    }

    @Test func personsAreReadOneByOneAndAllTogether() async throws {
        let id = try collection("client-admin")
        try await logIn("client-admin")
        try await meet(.everybody(id))
        let members = try #require(roster.members(of: id))
        #expect(members.total == 6 && members.persons.count == 6)
        let key = PersonKey(try #require(members.persons.first?.id), of: id)
        #expect(roster.entry(key)?.person.name != nil && roster.entry(key)?.json == nil)
        try await meet(.person(key))
        #expect(roster.entry(key)?.json?.contains("person_info") == true)
        // A list that is read again takes nothing away.
        try await meet(.everybody(id))
        #expect(roster.entry(key)?.json != nil)
        let nobody = PersonKey(Person.ID(UUID().uuidString.lowercased()), of: id)
        try await meet(.person(nobody))
        #expect(roster.refusal(.person(nobody))?.hasPrefix("Not found on the server") == true)
    }

    @Test func theNextLogInKnowsNobody() async throws {
        let id = try collection("client-admin")
        try await logIn("client-admin")
        try await meet(.everybody(id))
        #expect(roster.members(of: id) != nil)
        try await logIn("operator")
        #expect(roster.members(of: id) == nil)
    }

    @Test func nobodyIsMetBeforeTheServerIsKnown() async throws {
        let wish = Roster.Wish.everybody(OzModel.Collection.ID("c"))
        try await meet(wish)
        #expect(roster.refusal(wish) == "The server cannot be asked yet.")
        roster.want(wish)
        #expect(roster.takeWishes() == [wish])
        roster.forgetRefusals()
        #expect(roster.refusal(wish) == nil)
    }
}
