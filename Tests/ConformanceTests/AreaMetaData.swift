import Foundation
import TestSupport
import Testing

@Suite("Section 11 Metadata of its own address", .onLanes, .writes) struct AreaMetaData {
    let server: Subject

    init() throws { server = try Subject.open() }

    /// Reads, adds to, changes and deletes the metadata at a path.
    private func walk(_ path: String, as who: Subject.Who = .anyone) throws {
        let added = try server.send("POST", path, as: who, json: #"{"iin": "1", "kept": true}"#)
        #expect(200...299 ~= added.status, "\(path): \(added.body)")
        let changed = try server.send("PATCH", path + "/", as: who, json: #"{"iin": "123123123"}"#)
        #expect(changed.status == 200)
        let read = try server.get(path, as: who)
        #expect(read.status == 200)
        #expect(read.object.text("iin") == "123123123")
        #expect(read.object["kept"] as? Bool == true)
        #expect(try server.send("DELETE", path, as: who).status == 204)
        #expect(try server.get(path, as: who).object.isEmpty)
    }

    @Test func s11_3_ofAnOrder() throws { try walk("/api/folders/\(server.orderID())/meta_data") }

    @Test func s11_4_ofAMedium() throws {
        let media = try server.order().object.list("media")
        try walk("/api/media/\(try #require(media.first?.text("media_id")))/meta_data")
    }

    @Test func s11_4_ofAnAnalysis() throws {
        let started = try server.analyse(server.orderID(), #"[{"type": "quality"}]"#)
        try walk("/api/analyses/\(try #require(started.array?.first?.text("analyse_id")))/meta_data")
    }

    @Test(.own) func s11_2_ofAUser() throws {
        let id = try #require(try server.logIn(.client).object.text("user_id"))
        try walk("/api/users/\(id)/meta_data", as: .client)
    }

    @Test(.asks(.clientAdmin)) func s11_4_aSingleFileIsDeleted() throws {
        let media = try server.order(as: .clientAdmin).object.list("media")
        let path = "/api/media/\(try #require(media.first?.text("media_id")))"
        #expect(try server.send("DELETE", path, as: .clientAdmin).status == 204)
        #expect(try server.get(path, as: .clientAdmin).status == 404)
    }
}
