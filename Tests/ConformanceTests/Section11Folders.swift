import Foundation
import TestSupport
import Testing

@Suite("Section 11.3 Folders and 11.4 media and analyses", .onLanes) struct Section11Folders {
    let server: Subject

    init() throws { server = try Subject.open() }

    @Test(.writes) func s11_3_anOrderIsOneObjectWithItsMedia() throws {
        let payload = #"""
            {"folder:meta_data": {"partner_side_folder_id": "p-1"},
             "media:meta_data": {"photo": {"a": 1}}, "media:tags": {"photo": ["photo_selfie"]}}
            """#
        let folder = try server.order(payload: payload)
        #expect(folder.object["folder_id"] is String)
        #expect(folder.object.object("meta_data").text("partner_side_folder_id") == "p-1")
        let media = try #require(folder.object.list("media").first)
        #expect(media.object("meta_data")["a"] as? Int == 1)
        #expect(media["tags"] as? [String] == ["photo_selfie"])
    }

    @Test(.writes) func s11_3_anOrderMayBeEmpty() throws {
        let folder = try server.send("POST", "/api/folders/")
        #expect(folder.status == 201)
        #expect(folder.object.list("media").isEmpty)
    }

    @Test(.writes) func s11_3_anAdditionalFieldOfTheFormDoesNoHarm() throws {
        let form = FormBody(parts: [.text("payload", "{}"), .text("additional_info", "{}"), .picture("photo")])
        let folder = try server.send("POST", "/api/folders/", body: form.bytes, type: form.type)
        #expect(folder.status == 201 && folder.object.list("media").count == 1)
    }

    @Test(.writes) func s11_3_mediaAreAddedWithoutAPayload() throws {
        let id = try server.orderID()
        let form = FormBody(parts: [.picture("media")])
        let added = try server.send("POST", "/api/folders/\(id)/media", body: form.bytes, type: form.type)
        #expect(added.status == 201)
        #expect(added.array?.count == 1)
        #expect(try server.get("/api/folders/\(id)").object.list("media").count == 2)
    }

    @Test(.writes) func s11_3_analysesOfAnOrderAreFiltered() throws {
        let id = try server.orderID([.picture("a"), .picture("b")])
        let started = try server.analyse(id, #"[{"type": "quality"}, {"type": "biometry"}]"#).array ?? []
        let first = try #require(started.first?.text("analyse_id"))
        let path = "/api/folders/\(id)/analyses/"
        #expect(try server.get("\(path)?type=quality").array?.map { $0.text("type") } == ["QUALITY"])
        #expect(try server.get("\(path)?type.exclude=quality").array?.map { $0.text("type") } == ["BIOMETRY"])
        #expect(try server.get("\(path)?analyse_id=\(first)").array?.count == 1)
        #expect(try server.get("\(path)?analyse_id.exclude=\(first)").array?.count == 1)
        #expect(try server.get("\(path)?state=PROCESSING,FINISHED,FAILED").array?.count == 2)
        #expect(try server.get("\(path)?state.exclude=PROCESSING,FINISHED,FAILED").array?.isEmpty == true)
    }

    @Test(.writes) func s11_4_anAnalysisIsOneObject() throws {
        let id = try server.orderID()
        let analysis = try #require(try server.analyse(id, #"[{"type": "quality"}]"#).array?.first?.text("analyse_id"))
        for path in ["/api/analyses/\(analysis)", "/api/analyses/\(analysis)/"] {
            #expect(try server.get(path).object.text("analyse_id") == analysis)
        }
    }

    @Test(.own) func s11_1_versionIsTheHealthCheck() throws {
        #expect(try server.send("HEAD", "/api/version", as: nil).status == 200)
    }

    @Test(.own) func s13_anOrderTakes10FilesAndNoMore() throws {
        let ten = (0..<10).map { FormBody.Part.picture("photo\($0)") }
        #expect(try server.order(ten).status == 201)
        #expect(try server.order(ten + [.picture("one")]).status == 400)
    }

    @Test(.own) func s13_aFileTakes10MebibytesAndNoMore() throws {
        let head = FormBody.Part.picture("photo").bytes
        for (size, status) in [(10 * 1024 * 1024, 201), (10 * 1024 * 1024 + 1, 400)] {
            let bytes = head + Data(count: size - head.count)
            let part = FormBody.Part(name: "photo", fileName: "a.jpg", type: "image/jpeg", bytes: bytes)
            #expect(try server.order([part]).status == status)
        }
    }

    @Test(.writes, .asks(.clientAdmin)) func s14_anArchivedOrderIsHidden() throws {
        let id = try server.orderID(as: .clientAdmin)
        #expect(try server.send("DELETE", "/api/folders/\(id)/", as: .clientAdmin).status == 204)
        #expect(try server.get("/api/folders/?folder_id=\(id)", as: .clientAdmin).items.isEmpty)
    }
}
