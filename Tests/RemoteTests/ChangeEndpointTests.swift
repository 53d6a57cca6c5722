import Foundation
import HTTP
import OzModel
import Remote
import Testing

/// Every change as the API reference writes it.
@Suite struct ChangeEndpointTests {
    private static let id = "000000f0-0000-4000-8000-000000000001"
    private static let order = Known<Order>(Order.ID(id))
    private static let company = Known<Company>(Company.ID(id))
    private static let account = Known<User>(User.ID(id))
    private static let collection = Known<OzModel.Collection>(OzModel.Collection.ID(id))
    private static let person = Known<Person>(Person.ID("p1"))
    private static let file = NewFile(
        path: "/tmp/a.jpg", name: "a.jpg", kind: .image, contentType: "image/jpeg", tags: ["photo_selfie"])
    private static let user = NewUser(
        email: "jane@x.test", password: Secret("pw"), firstName: "Jane", lastName: "Doe", role: .clientAdmin,
        company: company, isService: true, barred: [.quality])

    private static let calls: [(Change, String, String)] = [
        (.createCompany(name: "Acme"), "POST companies/", #"{"name":"Acme"}"#),
        (.renameCompany(company, to: "Acme"), "PATCH companies/\(id)", #"{"name":"Acme"}"#),
        (.deleteCompany(company), "DELETE companies/\(id)", ""),
        (
            .createUser(user), "POST users/",
            #"{"can_start_analysis_quality":false,"company_id":"\#(id)","email":"jane@x.test","first_name":"Jane","#
                + #""is_service":true,"last_name":"Doe","password":"pw","user_type":"CLIENT_ADMIN"}"#
        ),
        (
            .updateUser(account, UserEdit(middleName: "", isService: false, mayStart: [.biometry: true]), now: nil),
            "PATCH users/\(id)", #"{"can_start_analysis_biometry":true,"is_service":false,"middle_name":""}"#
        ),
        (.changePassword(of: account, to: Secret("pw")), "PATCH users/\(id)", #"{"password":"pw"}"#),
        (.deleteUser(account), "DELETE users/\(id)", ""),
        (
            .runAnalyses(
                on: order, [AnalysisWish(.biometry, media: [Media.ID("m1")], params: ["threshold_min": .double(0.5)])]),
            "POST folders/\(id)/analyses/",
            #"{"analyses":[{"params":{"threshold_min":0.5},"source_media":["m1"],"type":"BIOMETRY"}]}"#
        ),
        (.deleteOrder(order, with: nil), "DELETE folders/\(id)", ""),
        (.deleteMedium(Known(Media.ID(id)), of: nil), "DELETE media/\(id)", ""),
        (.deleteAnalysis(Known(Analysis.ID(id)), of: nil), "DELETE analyses/\(id)", ""),
        (
            .createCollection(alias: "vips", of: company), "POST collections/",
            #"{"alias":"vips","company_id":"\#(id)"}"#
        ),
        (.createCollection(alias: "vips", of: nil), "POST collections/", #"{"alias":"vips"}"#),
        (.deleteCollection(collection, persons: nil), "DELETE collections/\(id)", ""),
        (
            .deletePhoto(Known(Person.Photo.ID("i1")), of: person, in: collection.id),
            "DELETE collections/\(id)/persons/p1/images/i1", ""
        ),
        (.deletePerson(person, in: collection.id), "DELETE collections/\(id)/persons/p1", ""),
        (
            .report(.make(of: order, from: Known(ReportTemplate.ID("t1")), name: "For court")),
            "POST folders/\(id)/reports/", #"{"name":"For court","report_template_id":"t1"}"#
        ),
        (.report(.make(of: order, from: nil, name: nil)), "POST folders/\(id)/reports/", "{}"),
        (.report(.delete(Known(Report.ID("r1")), of: order)), "DELETE folders/\(id)/reports/r1", ""),
        (
            .report(.makeTemplate(NewTemplate(name: "Court", text: "so", company: company))), "POST report_templates/",
            #"{"company_id":"\#(id)","name":"Court","text":"so"}"#
        ),
        (
            .report(.deleteTemplate(Known(ReportTemplate.ID("t1")), isCommon: false)), "DELETE report_templates/t1", ""
        ),
    ]

    @Test func everyChangeIsTheCallOfTheReference() async throws {
        for (change, expected, body) in Self.calls {
            let desk = try Desk([.answer(200, "{}")])
            _ = try await desk.api.send(try #require(Endpoints.change(change)))
            let request = try #require(desk.transport.requests.first)
            let words = expected.split(separator: " ")
            #expect(request.method.rawValue == words[0], "\(expected)")
            #expect(request.url == "https://oz.example.test/api/\(words[1])")
            let sent = if case .bytes(let bytes) = request.body { String(decoding: bytes, as: UTF8.self) } else { "" }
            #expect(sent == body)
        }
    }

    @Test func filesGoAsAFormWithTheirTags() async throws {
        let wish = AnalysisWish(.quality, params: ["extract_best_shot": .bool(true)])
        let single = NewOrder(
            files: [Self.file, Self.file], metaData: ["k": .int(1)], analyses: [wish], isSingleRequest: true)
        var later = single
        later.isSingleRequest = false
        let metaData = NewPerson.metaData(first: "John", last: "Doe")
        let tags = #""media:tags":{"file1":["photo_selfie"]}"#
        let both = #""media:tags":{"file1":["photo_selfie"],"file2":["photo_selfie"]}"#
        for (change, path, payload) in [
            (
                Change.createOrder(single), "folders/",
                #"{"analyses":[{"params":{"extract_best_shot":true},"type":"QUALITY"}],"folder:meta_data":{"k":1},\#(both)}"#
            ),
            (.createOrder(later), "folders/", #"{"folder:meta_data":{"k":1},\#(both)}"#),
            (.addMedia(to: Self.order, [Self.file]), "folders/\(Self.id)/media/", "{\(tags)}"),
            (
                .addPerson(to: Self.collection, NewPerson(photos: [Self.file], metaData: metaData)),
                "collections/\(Self.id)/persons/",
                #"{\#(tags),"person:meta_data":{"person_info":{"first_name":"John","last_name":"Doe"}}}"#
            ),
            (
                .addPhotos(of: Self.person, in: Self.collection.id, [Self.file]),
                "collections/\(Self.id)/persons/p1/images/", "{\(tags)}"
            ),
        ] {
            let desk = try Desk([.answer(201, "{}")])
            _ = try await desk.api.send(try #require(Endpoints.change(change)))
            let request = try #require(desk.transport.requests.first)
            #expect(request.url == "https://oz.example.test/api/\(path)")
            guard case .multipart(let parts) = request.body else {
                Issue.record("\(path) is no form")
                continue
            }
            #expect(parts.first?.name == "payload")
            #expect(parts.first?.content == .bytes(Array(payload.utf8)))
            #expect(parts.dropFirst().map(\.name) == (1..<parts.count).map { "file\($0)" })
            #expect(parts.last?.content == .file(path: "/tmp/a.jpg"))
            #expect(parts.last?.contentType == "image/jpeg")
        }
    }

    @Test func noChangeIsSentTwiceByItself() async throws {
        for (change, _, _) in Self.calls {
            let desk = try Desk([.failure(.cut(received: 0)), .answer(200, "{}")])
            let endpoint = try #require(Endpoints.change(change))
            #expect(await failure { () async throws(RemoteError) in try await desk.api.send(endpoint) } != nil)
            #expect(desk.transport.requests.count == 1)
        }
    }

    @Test func readOnlyLetsNoneThrough() async throws {
        for (change, _, _) in Self.calls {
            let desk = try Desk([.answer(200, "{}")], readOnly: true)
            let endpoint = try #require(Endpoints.change(change))
            #expect(await failure { () async throws(RemoteError) in try await desk.api.send(endpoint) } == .readOnly)
            #expect(desk.transport.requests.isEmpty)
        }
    }

    @Test func anIDThatIsNoneGoesNowhere() async throws {
        let bad = ["", "../users", "a b", "a/b"]
        for text in bad {
            for change in [
                Change.deleteOrder(Known(Order.ID(text), "x"), with: nil),
                .deletePerson(Self.person, in: OzModel.Collection.ID(text)),
                .deletePerson(Known(Person.ID(text), "x"), in: Self.collection.id),
                .deletePhoto(Known(Person.Photo.ID(text), "x"), of: Self.person, in: Self.collection.id),
            ] {
                let desk = try Desk([.answer(204, "")])
                let endpoint = try #require(Endpoints.change(change))
                let error = await failure { () async throws(RemoteError) in try await desk.api.send(endpoint) }
                #expect(error?.kind == .notFound, "\(text)")
                #expect(desk.transport.requests.isEmpty)
            }
        }
    }

    @Test func personsAreReadWithTheirPhotos() throws {
        let text = """
            {"items": [{"person_id": "p1", "collection_id": "c1", "time_created": 1.5,
            "meta_data": {"person_info": {"first_name": "John", "last_name": "Doe"}},
            "images": [{"person_image_id": "i1", "original_name": "a.jpg", "tags": ["photo_selfie"]}, 7]},
            {"no": "id"}, {"person_id": "p2"}], "total_count": 9}
            """
        let (persons, total) = try JSONText(Array(text.utf8)).persons()
        #expect(total == 9)
        #expect(persons.map(\.label) == ["John Doe", "p2"])
        #expect(persons[0].photos.map(\.name) == ["a.jpg"])
    }
}
