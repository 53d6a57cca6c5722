import Foundation
import OzModel
import Remote
import Store
import Sync
import Synchronization
import TestSupport
import Testing

/// What goes wrong on the way is told as it is, and nothing is sent twice.
@Suite(.onLanes) struct TroubleTests {
    private static func log(_ home: Home) -> String { "\(home.path)/sandbox.log" }

    @Test func aLostAnswerIsDoubtAndNoSecondOrder() async throws {
        let home = try Home()
        let sandbox = try RunningSandbox(orders: 2, log: Self.log(home))
        let counter = try await Counter(sandbox, as: "client-admin")
        try await counter.fault("POST", "/api/folders", #""drop": true"#)
        let outcome = await counter.send(.createOrder(NewOrder(files: [try counter.picture()])))
        #expect(outcome.isUnanswered, "\(outcome)")
        #expect(outcome.sentence(.createCompany(name: "")).hasSuffix("look before you do it again"))
        let posts = try sandbox.log().entries.filter { $0.method == "POST" && $0.path.hasPrefix("/api/folders") }
        #expect(posts.count == 1)
        #expect(posts.first?.lost == true)
        #expect(try counter.audit().map(\.action) == ["asked", "unanswered"])
    }

    @Test func aLostAnswerToADeletionIsLookedUp() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2))
        let id = try #require(await counter.send(.createCompany(name: "Acme")).id)
        try await counter.fault("DELETE", "/api/companies", #""drop": true"#)
        #expect(await counter.send(.deleteCompany(Known(Company.ID(id)))) == .done(.company, id: id))
        #expect(try counter.mirror.reader.record(Company.self, id: id) == nil)
        #expect(try counter.audit().last?.action == "done")
    }

    @Test func aServerInTroubleIsDoubtToo() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2))
        for fault in [#""status": 500"#, #""status": 503"#, #""html": true"#, #""cut": true"#, #""malformed": true"#] {
            let before = try await counter.api.send(Endpoints.companies()).text.components(separatedBy: "Acme").count
            try await counter.fault("POST", "/api/companies", fault)
            let outcome = await counter.send(.createCompany(name: "Acme"))
            // A body that ends in the middle may still be read as far as the id.
            #expect(outcome.isUnanswered || outcome.isDone, "\(fault): \(outcome)")
            let after = try await counter.api.send(Endpoints.companies()).text.components(separatedBy: "Acme").count
            #expect(after == before + 1, "\(fault): made once")
        }
    }

    @Test func aRenameWhoseAnswerIsLostIsShownAsItIs() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2))
        let id = try #require(await counter.send(.createCompany(name: "Acme")).id)
        try await counter.fault("PATCH", "/api/companies", #""drop": true"#)
        #expect(await counter.send(.renameCompany(Known(Company.ID(id)), to: "Bank")).isUnanswered)
        #expect(try counter.mirror.reader.record(Company.self, id: id)?.name == "Bank")
    }

    @Test func whatTheServerRefusesNamesItsField() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2))
        let company = try #require(await counter.send(.createCompany(name: "Acme")).id)
        let known = Known<Company>(Company.ID(company))
        func user(_ email: String, last: String = "Doe") -> Change {
            .createUser(
                NewUser(
                    email: email, password: Secret("secret-1"), firstName: "J", lastName: last, role: .client,
                    company: known))
        }
        #expect(await counter.send(user("jane@x.test")).isDone)
        let twice = await counter.send(user("jane@x.test"))
        #expect(twice.refusal?.field == .email)
        #expect(twice.refusal?.cause == .server)
        let long = await counter.send(user("b@x.test", last: String(repeating: "x", count: 300)))
        #expect(long.refusal?.field == .lastName)
        #expect(
            await counter.send(.createCollection(alias: String(repeating: "x", count: 300), of: known)).refusal?.field
                == .alias)
        let files = try (1...11).map { try counter.picture("\($0).jpg") }
        #expect(await counter.send(.createOrder(NewOrder(files: files))).refusal?.field == .files)
        let wrong = NewFile(path: files[1].path, name: "x.bin", kind: .image, contentType: "text/plain", tags: [])
        #expect(await counter.send(.createOrder(NewOrder(files: [files[0], wrong]))).refusal?.field == .file(1))
        #expect(try counter.audit().filter { $0.action == "failed" }.allSatisfy { $0.answer?.isEmpty == false })
    }

    @Test func anOrderWhoseAnalysesAreRefusedIsThereInPart() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2), as: "client-admin")
        let wish = AnalysisWish(.collection, params: ["collection_id": .string("nobody")])
        let outcome = await counter.send(.createOrder(NewOrder(files: [try counter.picture()], analyses: [wish])))
        guard case .partly(.order, let id, let sentence) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(sentence.contains("its analyses were not started"))
        #expect(try counter.mirror.reader.record(Order.self, id: id) != nil)
        #expect(try counter.audit().last?.action == "done")
        #expect(try counter.audit().last?.answer == sentence)
    }

    @Test func whatIsGoneLeavesTheMirror() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2))
        let id = try #require(await counter.send(.createCompany(name: "Acme")).id)
        let answer = try await counter.api.send(Endpoints.company(id))
        let known = Known<Company>(Company.ID(id))
        #expect(await counter.send(.deleteCompany(known)).isDone)
        _ = try counter.mirror.ingest(.companies, answer.bytes)
        #expect(await counter.send(.deleteCompany(known)).refusal?.cause == .notFound)
        #expect(try counter.mirror.reader.record(Company.self, id: id) == nil)
    }

    @Test func aServerThatIsAwayChangesNothingAndSaysSo() async throws {
        let sandbox = try RunningSandbox(orders: 2)
        let counter = try await Counter(sandbox)
        sandbox.end()
        let outcome = await counter.send(.createCompany(name: "Acme"))
        guard case .offline(let sentence) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(sentence.hasSuffix("nothing was changed"))
        #expect(try counter.audit().map(\.action) == ["asked", "failed"])
    }

    @Test func anEndedSessionAsksForALogIn() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2))
        try await counter.fault("POST", "/api", #""expire_tokens": true"#, times: 100)
        let outcome = await counter.send(.createCompany(name: "Acme"))
        guard case .logInNeeded = outcome else {
            Issue.record("\(outcome)")
            return
        }
    }

    @Test func readOnlyAndOfflineSendNothing() async throws {
        let home = try Home()
        let sandbox = try RunningSandbox(orders: 2, log: Self.log(home))
        let mute = try await Counter(sandbox, readOnly: true)
        #expect(await mute.send(.createCompany(name: "Acme")).refusal?.cause == .here)
        let counter = try await Counter(sandbox)
        #expect(await counter.send(.createCompany(name: "Acme"), offline: true).refusal?.cause == .here)
        #expect(try counter.audit().isEmpty)
        #expect(try !sandbox.log().entries.contains { $0.path.hasPrefix("/api/companies") })
    }

    @Test func anUploadTellsHowFarItIs() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2), as: "client")
        let told = Mutex<[(Int, Int)]>([])
        let file = try counter.picture("large.jpg", padding: 3_000_000)
        let made = await counter.send(.addMedia(to: Known(Order.ID("x")), []), progress: { _, _ in })
        #expect(made.refusal?.field == .files)
        let outcome = await counter.send(.createOrder(NewOrder(files: [file]))) { sent, total in
            told.withLock { $0.append((sent, total)) }
        }
        #expect(outcome.isDone, "\(outcome)")
        let steps = told.withLock { $0 }
        let last = try #require(steps.last)
        #expect(last.0 == last.1)
        #expect(last.1 > 3_000_000)
        #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.0 <= $1.0 })
    }

    @Test func aFileThatIsGoneIsToldAtItsPlace() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2), as: "client")
        let files = [try counter.picture("a.jpg"), try counter.picture("b.jpg")]
        try FileManager.default.removeItem(atPath: files[1].path)
        let outcome = await counter.send(.createOrder(NewOrder(files: files)))
        #expect(outcome.refusal?.field == .file(1))
        #expect(outcome.refusal?.cause == .here)
    }
}
