import Foundation
import Remote
import Testing

@Suite struct ServerTests {
    @Test(arguments: [
        ("https://oz.example.com", "https://oz.example.com"),
        ("oz.example.com", "https://oz.example.com"),
        ("  oz.example.com/ ", "https://oz.example.com"),
        ("https://oz.example.com/api/", "https://oz.example.com"),
        ("https://oz.example.com/api", "https://oz.example.com"),
        ("HTTPS://OZ.Example.com:443/API///", "https://oz.example.com"),
        ("https://oz.example.com:8443/gate/api/", "https://oz.example.com:8443/gate"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000/api/", "http://[::1]:8000"),
        ("localhost:8000", "http://localhost:8000"),
        ("127.0.0.1:8000", "http://127.0.0.1:8000"),
    ])
    func whatPeopleTypeIsRead(_ typed: String, _ base: String) throws {
        #expect(try Server(typed).base == base)
    }

    @Test(arguments: [
        ("", ServerError.empty), ("  \n", .empty),
        ("ftp://oz.example.com", .scheme("ftp")), ("file:///etc/passwd", .scheme("file")),
        ("http://oz.example.com", .plain(host: "oz.example.com")),
        ("http://127.0.0.1.example.com", .plain(host: "127.0.0.1.example.com")),
        ("http://localhost.example.com/", .plain(host: "localhost.example.com")),
        ("https://me:secret@oz.example.com", .userInAddress),
        ("https://oz example.com", .malformed("https://oz example.com")),
        ("https://oz.example.com:99999", .malformed("https://oz.example.com:99999")),
        ("https://oz.example.com/?x=1", .malformed("https://oz.example.com/?x=1")),
        ("https://oz.example.com/#x", .malformed("https://oz.example.com/#x")),
        ("https:///api", .malformed("https:///api")),
        ("https://оz.example.com", .malformed("https://оz.example.com")),
    ])
    func whatIsNoServerIsRefused(_ typed: String, _ error: ServerError) {
        #expect(throws: error) { try Server(typed) }
        #expect(!error.sentence.isEmpty)
        #expect(!error.sentence.contains("secret"))
    }

    @Test func plainHTTPElsewhereMustBeAllowed() throws {
        let server = try Server("http://oz.example.com", allowPlain: true)
        #expect(server.base == "http://oz.example.com")
        let again = try JSONDecoder().decode(Server.self, from: JSONEncoder().encode(server))
        #expect(again == server)
    }

    @Test func aStoredServerObeysTheSameRules() throws {
        let stored = Data(#"{"url": "http://oz.example.com"}"#.utf8)
        #expect(throws: ServerError.plain(host: "oz.example.com")) {
            try JSONDecoder().decode(Server.self, from: stored)
        }
    }

    @Test func pathsLieBelowTheAPI() throws {
        let server = try Server("https://oz.example.com/gate/api/")
        #expect(server.apiURL("folders/") == "https://oz.example.com/gate/api/folders/")
        #expect(server.apiURL("/version") == "https://oz.example.com/gate/api/version")
        #expect(server.absolute("/static/a.jpg") == "https://oz.example.com/static/a.jpg")
        #expect(server.absolute("//evil.test/a.jpg") == "//evil.test/a.jpg")
    }

    @Test(arguments: [
        ("https://oz.example.com/static/a.jpg", true), ("https://OZ.example.com:443/a", true),
        ("https://oz.example.com?x", true), ("http://oz.example.com/a", false),
        ("https://oz.example.com:8443/a", false), ("https://oz.example.com.evil.test/a", false),
        ("https://evil.test/https://oz.example.com", false), ("https://oz.example.com@evil.test/", false),
        ("https://evil.test\\@oz.example.com/", false), ("https://evil.test#@oz.example.com/", false),
        ("https://oz.example.com\t/", false), ("https://oz.example.com:/a", true), ("//oz.example.com/a", false),
        ("/static/a.jpg", false), ("", false), ("https://oz.example.com:443:80/", false),
    ])
    func onlyTheSameOriginIsTheSame(_ url: String, _ isSame: Bool) throws {
        #expect(try Server("https://oz.example.com").isSameOrigin(url) == isSame)
    }
}
