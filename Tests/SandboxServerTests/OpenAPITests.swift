import Foundation
import Testing

@testable import SandboxServer

/// The document that the route table makes, and the list of guesses.
struct OpenAPITests {
    @Test func everyRouteIsDocumented() {
        let bare = RouteTable.routes.filter { $0.note == nil }.map { "\($0.method) \($0.path)" }
        #expect(bare == [], "add them to Sources/SandboxServer/OpenAPI/RouteNotes+….swift")
    }

    @Test func everyNoteIsOfARoute() {
        let routes = Set(RouteTable.routes.map { RouteNotes.plain("\($0.method) \($0.path)") })
        #expect(RouteNotes.all.keys.filter { !routes.contains($0) }.sorted() == [], "nobody answers there")
    }

    @Test func everySchemaIsPointedTo() throws {
        let names = try #require(OpenAPI.document["components"]?["schemas"]?.members).map(\.name)
        let text = Sandbox.openAPI
        #expect(names.filter { !text.contains("#/components/schemas/\($0)\"") } == [])
    }

    @Test func everyRouteStandsInTheDocument() {
        let paths = OpenAPI.document["paths"]
        for route in RouteTable.routes {
            let path = route.path.replacing("*", with: "{file}")
            #expect(paths?[path]?[route.method.lowercased()]?["responses"] != nil, "\(route.method) \(path)")
        }
    }

    @Test func whatTheDocumentPointsToIsThere() throws {
        let document = OpenAPI.document
        let names = Set(Sandbox.openAPI.matches(of: /#\/components\/(\w+)\/(\w+)/).map { [$0.1, $0.2] })
        #expect(names.count > 10)
        for name in names {
            #expect(document["components"]?[String(name[0])]?[String(name[1])] != nil, "\(name)")
        }
    }

    @Test func theDocumentIsJSON() throws {
        let read = try JSON(parsing: Array(Sandbox.openAPI.utf8))
        #expect(read["openapi"] == "3.1.0")
    }

    @Test func everyGuessStandsInAFileThatExists() throws {
        let files = Set(try sources().keys)
        #expect(Assumption.all.filter { !files.contains($0.place) }.map(\.place) == [])
        #expect(Sandbox.assumptions.split(separator: "\n").count == Assumption.all.count)
    }

    @Test func everyFileWithAGuessIsListed() throws {
        let marked = try sources().filter { $0.value.contains(/\[[IR][\],]/) }.map(\.key)
        #expect(marked.count > 20)
        let listed = Set(Assumption.all.map(\.place))
        #expect(marked.filter { !listed.contains($0) }.sorted() == [], "add them to Assumptions.swift")
    }

    /// The text of every file of the sandbox, by name.
    private func sources() throws -> [String: String] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources/SandboxServer")
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        var texts: [String: String] = [:]
        for path in paths where path.hasSuffix(".swift") {
            let file = root.appendingPathComponent(path)
            texts[file.lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
        }
        return texts
    }
}
