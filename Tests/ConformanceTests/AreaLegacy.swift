import Foundation
import TestSupport
import Testing

@Suite("Section 11.3 Legacy of 2018", .onLanes, .writes) struct AreaLegacy {
    let server: Subject

    init() throws { server = try Subject.open() }

    @Test func s11_3_imagesAreAddedListedAndDeleted() throws {
        let id = try server.send("POST", "/api/folders", as: .clientAdmin).text("folder_id")
        let path = "/api/folders/\(id)/images"
        let form = FormBody(parts: [.picture("image")])
        let added = try server.send("POST", path, as: .clientAdmin, body: form.bytes, type: form.type)
        #expect(200...201 ~= added.status, "\(added.body)")
        let list = try server.get(path, as: .clientAdmin).items
        let image = try #require(list.first)
        for name in ["image_id", "original_url", "thumb_url", "original_name", "time_created"] {
            #expect(image.keys.contains(name), "\(name)")
        }
        let one = "\(path)/\(try #require(image.text("image_id")))"
        #expect(200...204 ~= (try server.send("DELETE", one, as: .clientAdmin).status))
        #expect(try server.get(path, as: .clientAdmin).items.isEmpty)
    }

    @Test func s11_3_analysesAreStartedByPatch() throws {
        let id = try server.orderID()
        let answer = try server.send(
            "PATCH", "/api/folders/\(id)/analyses", json: #"{"analyses": [{"type": "quality"}]}"#)
        #expect(200...201 ~= answer.status, "\(answer.body)")
    }
}

@Suite("Section 6 Reports", .onLanes, .writes, .asks(.clientAdmin)) struct AreaReports {
    let server: Subject

    init() throws { server = try Subject.open() }

    @Test func s6_clientAdminAddsAndDeletesTemplates() throws {
        let path = "/api/report_templates/"
        let made = try server.send("POST", path, as: .clientAdmin, json: #"{"name": "Plain", "text": "Order"}"#)
        #expect(made.status == 201, "\(made.body)")
        let id = try made.text("report_template_id")
        #expect(try server.get(path + id, as: .clientAdmin).status == 200)
        #expect(try server.send("DELETE", path + id, as: .clientAdmin).status == 204)
    }

    @Test func s6_clientAdminAddsPicturesToTemplatesAndDeletesReports() throws {
        let made = try server.send("POST", "/api/report_templates/", as: .clientAdmin, json: #"{"name": "Plain"}"#)
        let pictures = "/api/report_templates/\(try made.text("report_template_id"))/attachments/"
        let form = FormBody(parts: [.picture("logo")])
        let added = try server.send("POST", pictures, as: .clientAdmin, body: form.bytes, type: form.type)
        let id = try #require(added.items.first?.text("attachment_id"), "\(added.body)")
        #expect(try server.send("DELETE", pictures + id, as: .clientAdmin).status == 204)
        #expect(try server.get(pictures, as: .clientAdmin).items.isEmpty)
        let reports = "/api/folders/\(try server.orderID(as: .clientAdmin))/reports/"
        let report = try server.send("POST", reports, as: .clientAdmin).text("report_id")
        #expect(try server.send("DELETE", reports + report, as: .clientAdmin).status == 204)
        #expect(try server.get(reports, as: .clientAdmin).items.isEmpty)
    }

    @Test(.asks(.client)) func s6_clientGeneratesReports() throws {
        let path = "/api/report_templates/"
        let made = try server.send("POST", path, as: .clientAdmin, json: #"{"name": "Plain", "text": "Order"}"#)
        let template = try made.text("report_template_id")
        let reports = "/api/folders/\(try server.orderID(as: .client))/reports/"
        let report = try server.send(
            "POST", reports, as: .client, json: #"{"report_template_id": "\#(template)"}"#)
        #expect(report.status == 201, "\(report.body)")
        #expect(try server.get(reports, as: .client).items.count == 1)
    }
}
