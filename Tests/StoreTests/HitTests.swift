import OzModel
import Store
import Testing

/// Whose orders a person of a collection was found in.
@Suite struct HitTests {
    private func order(_ number: Int, hit: String?) -> String {
        let person = hit.map { "\"\($0)\"" } ?? "null"
        let check = Page.analysis(
            number, order: number, created: Double(number), verdict: hit == nil ? "SUCCESS" : "DECLINED",
            fields: "\"results_media\": [{\"person_id\": \(person)}]")
        return Page.order(number, created: Double(number), fields: "\"analyses\": [\(check)]")
    }

    @Test func thePersonsHitsAreToldNewestFirst() throws {
        let mirror = try Mirror.inMemory()
        _ = try mirror.ingest(
            .orders, Page.array([order(1, hit: "p"), order(2, hit: "q"), order(3, hit: nil), order(4, hit: "p")]))
        let found = try mirror.reader.analyses(hitting: Person.ID("p"))
        #expect(found.analyses.map { $0.orderID?.rawValue } == ["f-4", "f-1"])
        #expect(found.analyses.map(\.verdict) == [.declined, .declined])
        #expect(!found.isCut)
        #expect(try mirror.reader.analyses(hitting: Person.ID("p"), most: 1).isCut)
        let counts = try mirror.reader.hitCounts(of: ["p", "nobody", "\"']", "p"].map { Person.ID($0) })
        #expect(counts == [Person.ID("p"): 2, Person.ID("nobody"): 0, Person.ID("\"']"): 0])
        #expect(try mirror.reader.hitCounts(of: []).isEmpty)
        #expect(try mirror.reader.analyses(hitting: Person.ID("nobody")).analyses.isEmpty)
    }

    @Test func manyAreCutAndNotCountedToTheEnd() throws {
        let mirror = try Mirror.inMemory()
        let most = MirrorReader.mostHits
        _ = try mirror.ingest(.orders, Page.array((0..<most).map { order($0, hit: "p") }))
        #expect(try !mirror.reader.analyses(hitting: Person.ID("p")).isCut)
        _ = try mirror.ingest(.orders, Page.array([order(900, hit: "p")]))
        let cut = try mirror.reader.analyses(hitting: Person.ID("p"))
        #expect(cut.isCut && cut.analyses.count == most)
        #expect(cut.analyses.first?.orderID?.rawValue == "f-900")
        #expect(try mirror.reader.hitCounts(of: [Person.ID("p")]) == [Person.ID("p"): MirrorReader.mostHitsCounted + 1])
    }
}
