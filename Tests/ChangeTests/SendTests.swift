import Curl
import Foundation
import OzModel
import Remote
import Store
import Sync
import TestSupport
import Testing

/// Every change arrives, the mirror is what the server has then, and the audit tells it.
@Suite(.onLanes) struct SendTests {
    @Test func aCompanyIsMadeRenamedAndDeleted() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2))
        let made = await counter.send(.createCompany(name: "Acme Bank"))
        let id = try #require(made.id)
        #expect(made == .done(.company, id: id))
        #expect(try counter.mirror.reader.record(Company.self, id: id)?.name == "Acme Bank")
        let known = Known<Company>(Company.ID(id), "Acme Bank")
        #expect(await counter.send(.renameCompany(known, to: "Acme")) == .done(.company, id: id))
        #expect(try await counter.read(Endpoints.company(id))?["name"] == .string("Acme"))
        #expect(try counter.mirror.reader.record(Company.self, id: id)?.name == "Acme")
        #expect(await counter.send(.deleteCompany(known)) == .done(.company, id: id))
        #expect(try await counter.read(Endpoints.company(id)) == nil)
        #expect(try counter.mirror.reader.record(Company.self, id: id) == nil)
        let audit = try counter.audit()
        #expect(audit.map(\.action) == ["asked", "done", "asked", "done", "asked", "done"])
        #expect(audit.map(\.object) == ["", id, id, id, id, id])
        #expect(audit[2].remark == "rename company Acme Bank to Acme")
        #expect(audit[2].operation == audit[3].operation)
        #expect(audit[1].operation != audit[2].operation)
        #expect(try counter.ledger.reader.verifyAudit().isEmpty)
        #expect(counter.troubles.isEmpty)
    }

    @Test func anAccountIsMadeChangedAndItsPasswordIsNowhere() async throws {
        let sandbox = try RunningSandbox(orders: 2)
        let counter = try await Counter(sandbox)
        let company = try #require(await counter.send(.createCompany(name: "Acme")).id)
        let user = NewUser(
            email: "jane@x.test", password: Secret("first-secret-1"), firstName: "Jane", middleName: "Q",
            lastName: "Doe",
            role: .client, company: Known(Company.ID(company), "Acme"), barred: [.biometry])
        let id = try #require(await counter.send(.createUser(user)).id)
        let kept = try #require(try counter.mirror.reader.record(User.self, id: id))
        #expect(kept.email == "jane@x.test")
        #expect(kept.companyID == Company.ID(company))
        #expect(kept.mayStart[.biometry] == false)
        let known = Known(kept, me: counter.author.userID)
        let edit = UserEdit(
            firstName: "Janet", middleName: "", role: .clientAdmin, mayStart: [.biometry: true, .quality: false])
        #expect(await counter.send(.updateUser(known, edit, now: .client)) == .done(.user, id: id))
        let fields = try #require(try await counter.read(Endpoints.user(id)))
        #expect(fields["first_name"] == .string("Janet"))
        #expect(fields["user_type"] == .string("CLIENT_ADMIN"))
        #expect(fields["can_start_analysis_biometry"] == .bool(true))
        #expect(fields["can_start_analysis_quality"] == .bool(false))
        #expect(fields["company_id"] == .string(company))
        #expect(await counter.send(.changePassword(of: known, to: Secret("second-secret-2"))).isDone)
        let other = OzAPI(server: counter.server, transport: CurlTransport(), keeper: MemoryKeeper())
        #expect(try await other.logIn(email: "jane@x.test", password: Secret("second-secret-2")).user?.userID == id)
        let texts = try counter.audit().flatMap { [$0.label, $0.remark ?? "", $0.answer ?? "", $0.after ?? ""] }
        #expect(!texts.contains { $0.contains("secret") })
        #expect(await counter.send(.deleteUser(known)) == .done(.user, id: id))
        #expect(try counter.mirror.reader.record(User.self, id: id) == nil)
    }

    @Test func anOrderIsMadeOfFilesAndAnalysedAndGrows() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2, ["--analysis-time", "0s"]), as: "client-admin")
        let order = NewOrder(
            files: [try counter.picture("a.jpg"), try counter.picture("b.jpg")],
            metaData: ["iin": .string("123"), "n": .int(7)],
            analyses: [AnalysisWish(.biometry, params: ["threshold_min": .double(0.5)])])
        let made = await counter.send(.createOrder(order))
        let id = try #require(made.id, "\(made)")
        let reader = counter.mirror.reader
        let kept = try #require(try reader.record(Order.self, id: id))
        #expect(try reader.media(of: kept.id).map(\.name).sorted { ($0 ?? "") < ($1 ?? "") } == ["a.jpg", "b.jpg"])
        #expect(try reader.media(of: kept.id).first?.tags == ["photo_selfie", "orientation_portrait"])
        #expect(try reader.analyses(of: kept.id).map(\.type) == [.biometry])
        let known = Known(kept, me: counter.author.userID)
        let added = await counter.send(.addMedia(to: known, [try counter.picture("c.jpg")]))
        #expect(try reader.record(Media.self, id: try #require(added.id))?.name == "c.jpg")
        #expect(
            await counter.send(.runAnalyses(on: known, [AnalysisWish(.documents), AnalysisWish(.collection)])).isDone)
        #expect(try reader.analyses(of: kept.id).count == 3)
        let medium = try #require(try reader.media(of: kept.id).first)
        #expect(await counter.send(.deleteMedium(Known(medium.id), of: kept.id)).isDone)
        #expect(try reader.media(of: kept.id).count == 2)
        let analysis = try #require(try reader.analyses(of: kept.id).first)
        #expect(await counter.send(.deleteAnalysis(Known(analysis.id), of: kept.id)).isDone)
        #expect(try reader.analyses(of: kept.id).count == 2)
        #expect(await counter.send(.deleteOrder(known, with: OrderParts(media: 2, analyses: 2))).isDone)
        #expect(try reader.record(Order.self, id: id) == nil)
        #expect(try reader.media(of: kept.id).isEmpty)
        #expect(try await counter.read(Endpoints.folder(id)) == nil)
        #expect(try counter.audit().map(\.action).count { $0 == "done" } == 6)
    }

    @Test func aSingleRequestBringsTheVerdictWithTheOrder() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2), as: "client")
        let order = NewOrder(
            files: [try counter.picture("a.jpg"), try counter.picture("b.jpg")],
            analyses: [AnalysisWish(.biometry)], isSingleRequest: true)
        let id = try #require(await counter.send(.createOrder(order)).id)
        let analyses = try counter.mirror.reader.analyses(of: Order.ID(id))
        #expect(analyses.count == 1)
        #expect(analyses.allSatisfy { !$0.state.isUnderWay })
    }

    @Test func metadataIsMergedReplacedAndRemoved() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2), as: "client-admin")
        let order = NewOrder(
            files: [try counter.picture()],
            metaData: ["a": .string("1"), "person_info": .object(["first_name": .string("Jo"), "x": .int(1)])])
        let id = try #require(await counter.send(.createOrder(order)).id)
        let known = Known<Order>(Order.ID(id))
        func now() async throws -> [String: JSONValue] {
            try await counter.api.send(Endpoints.metaData(of: known.id)).fields()
        }
        let fields: [String: JSONValue] = ["b": .bool(true), "person_info": .object(["last_name": .string("Doe")])]
        #expect(await counter.send(.editMetaData(of: known, .merge(fields, removing: []))).isDone)
        var expected: [String: JSONValue] = [
            "a": .string("1"), "b": .bool(true),
            "person_info": .object(["first_name": .string("Jo"), "x": .int(1), "last_name": .string("Doe")]),
        ]
        #expect(try await now() == expected)
        let seen = expected
        #expect(
            await counter.send(.editMetaData(of: known, .merge(["c": .null], removing: ["b", "person_info.x"]))).isDone)
        expected["b"] = nil
        expected["c"] = .null
        expected["person_info"] = .object(["first_name": .string("Jo"), "last_name": .string("Doe")])
        #expect(try await now() == expected)
        let stale = await counter.send(.editMetaData(of: known, .replace(["z": .int(1)], seen: seen)))
        #expect(stale.refusal?.field == .metaData)
        #expect(try await now() == expected, "what somebody else wrote is not overwritten")
        #expect(await counter.send(.editMetaData(of: known, .replace(["z": .int(1)], seen: expected))).isDone)
        #expect(try await now() == ["z": .int(1)])
        #expect(try counter.mirror.reader.metadata(of: known.id)?.contains("\"z\"") == true)
    }

    @Test func aCollectionGetsPersonsAndPhotosAndLosesThem() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2), as: "client-admin")
        let id = try #require(await counter.send(.createCollection(alias: "vips", of: nil)).id)
        let kept = try #require(try counter.mirror.reader.record(OzModel.Collection.self, id: id))
        #expect(kept.companyID == counter.author.companyID)
        let metaData = NewPerson.metaData(first: "John", last: "Doe")
        let person = NewPerson(photos: [try counter.picture()], metaData: metaData)
        let personID = Person.ID(try #require(await counter.send(.addPerson(to: Known(kept), person)).id))
        let known = Known<Person>(personID, "John Doe")
        func now() async throws -> [Person] {
            try await counter.api.send(Endpoints.persons(of: kept.id)).persons().persons
        }
        #expect(try await now().map(\.name) == ["John Doe"])
        #expect(await counter.send(.addPhotos(of: known, in: kept.id, [try counter.picture("b.jpg")])).isDone)
        let photos = try #require(try await now().first?.photos)
        #expect(photos.map(\.name) == ["face.jpg", "b.jpg"])
        #expect(await counter.send(.deletePhoto(Known(photos[0].id), of: known, in: kept.id)).isDone)
        #expect(try await now().first?.photos.map(\.id) == [photos[1].id])
        #expect(await counter.send(.deletePerson(known, in: kept.id)).isDone)
        #expect(try await now().isEmpty)
        #expect(await counter.send(.deleteCollection(Known(kept), persons: 0)).isDone)
        #expect(try counter.mirror.reader.record(OzModel.Collection.self, id: id) == nil)
    }
}
