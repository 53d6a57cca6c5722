import Foundation
import TestSupport
import Testing

@Suite("Section 7 Objects and fields", .onLanes) struct Section07Objects {
    let server: Subject

    init() throws { server = try Subject.open() }

    private func has(_ object: [String: Any], _ names: String...) {
        for name in names { #expect(object.keys.contains(name), "\(name) is missing") }
    }

    /// An order's analyses, where one of a type ended.
    private func analyses(_ query: String) throws -> [[String: Any]] {
        try server.get("/api/analyses/?state=FINISHED&limit=20&\(query)").items
    }

    @Test func s7_company() throws {
        has(try #require(try server.get("/api/companies/").items.first), "company_id", "name")
    }

    @Test func s7_user() throws {
        let id = try #require(try server.logIn().object.text("user_id"))
        let user = try server.get("/api/users/\(id)").object
        has(
            user, "user_id", "user_type", "first_name", "last_name", "middle_name", "email", "company_id", "is_admin",
            "is_service")
        #expect(!user.keys.contains("password"))
    }

    @Test func s7_folder() throws {
        let folder = try #require(try server.get("/api/folders/?limit=1&sorting=time_created%7Basc%7D").items.first)
        has(folder, "folder_id", "resolution_status", "system_resolution", "is_archive")
        has(folder, "time_created", "time_updated", "meta_data", "technical_meta_data", "resolution_comment")
        #expect(!folder.keys.contains("analyses"))
        let id = try #require(folder.text("folder_id"))
        #expect(try server.get("/api/folders/\(id)").object["media"] is [Any])
    }

    @Test func s7_folderWithWhatIsAskedFor() throws {
        let id = try #require(
            try server.get("/api/folders/?limit=1&sorting=time_created%7Basc%7D").items.first?.text("folder_id"))
        let folder = try server.get("/api/folders/\(id)?with_analyses=true&with_user=true&with_company=true").object
        #expect(folder["analyses"] is [Any])
        #expect(folder["user"] is [String: Any])
        #expect(folder["company"] is [String: Any])
    }

    @Test(.writes) func s7_mediaOfEveryKind() throws {
        let payload = #"{"media:tags": {"photo": ["photo_selfie"], "film": ["video_selfie"], "set": []}}"#
        let folder = try server.order([.picture("photo"), .video("film"), .archive("set")], payload: payload)
        let media = folder.object.list("media")
        for one in media {
            has(one, "media_id", "original_name", "original_url", "tags", "media_type", "meta_data", "time_created")
        }
        let types = ["IMAGE_FOLDER": "image_id", "VIDEO_FOLDER": "video_id", "SHOTS_SET_FOLDER": "shots_set_id"]
        #expect(Set(media.compactMap { $0.text("media_type") }) == Set(types.keys))
        for one in media { has(one, types[one.text("media_type") ?? ""] ?? "media_type") }
        let film = try #require(media.first { $0.text("media_type") == "VIDEO_FOLDER" })
        has(film, "video_url", "preview_url", "thumb_url")
        let names = Set(media.compactMap { $0.text("original_name") })
        #expect(names == ["photo.jpg", "film.mp4", "set.zip"])
    }

    @Test func s7_analysis() throws {
        // The newest may be of an order whose media another test has deleted since.
        let analysis = try #require(try analyses("type=QUALITY").first { !$0.list("source_media").isEmpty })
        has(analysis, "folder_id", "type", "state", "results_data", "results_media", "source_media", "group_id")
        has(analysis, "company_id", "meta_data", "technical_meta_data", "time_created", "time_updated")
        #expect(analysis.text("analyse_id") == analysis.text("analysis_id"))
        #expect(analysis.text("resolution") == analysis.text("resolution_status"))
        has(try #require(analysis.list("source_media").first), "media_id", "original_url", "tags")
    }

    @Test func s7_resultsOfAMedium() throws {
        let result = try #require(try analyses("type=QUALITY").lazy.flatMap { $0.list("results_media") }.first)
        has(result, "analyse_id", "media_association_id", "results_data", "output_images")
    }

    @Test(.own) func s7_bestShotHasAnAddress() throws {
        let results = try analyses("type=QUALITY&resolution_status=SUCCESS&limit=100").flatMap {
            $0.list("results_media")
        }
        let image = try #require(results.lazy.flatMap { $0.list("output_images") }.first)
        let file = try server.get(try #require(image.text("original_url")), as: nil)
        #expect(file.status == 200 && file.bytes.starts(with: [0xFF, 0xD8]))
    }

    @Test(.own) func s7_shotsSetHasItsFrames() throws {
        let media = try server.get("/api/analyses/?limit=200").items.flatMap { $0.list("source_media") }
        let set = try #require(media.first { $0.text("media_type") == "SHOTS_SET_FOLDER" })
        has(try #require(set.list("images").first), "image_id", "original_url")
        has(set, "preview_url")
    }

    @Test func s7_collection() throws {
        let collection = try #require(try server.get("/api/collections").array?.first)
        has(collection, "collection_id", "alias", "company_id", "meta_data")
        #expect(try server.get("/api/collections").array?.contains { $0.text("alias") == "blacklist" } == true)
    }

    @Test(.writes, .asks(.clientAdmin)) func s7_everyObjectHasTimesAndBothMetaData() throws {
        let folder = try server.order(as: .clientAdmin).object
        let id = try #require(folder.text("folder_id"))
        let analysis = try #require(try server.analyse(id, #"[{"type": "quality"}]"#, as: .clientAdmin).items.first)
        let collection = try #require(try server.get("/api/collections", as: .clientAdmin).items.first)
        for object in [folder, try #require(folder.list("media").first), analysis, collection] {
            has(object, "time_created", "time_updated", "meta_data", "technical_meta_data")
        }
    }

    @Test(.own) func s7_personsAndTheirPhotosHaveThemToo() throws {
        let collection = try #require(try server.get("/api/collections").items.first?.text("collection_id"))
        let person = try #require(try server.get("/api/collections/\(collection)/persons?limit=1").items.first)
        for object in [person, try #require(person.list("images").first)] {
            has(object, "time_created", "time_updated", "meta_data", "technical_meta_data")
        }
    }

    @Test func s7_versionNeedsNoToken() throws {
        #expect(try server.get("/api/version", as: nil).status == 200)
    }
}
