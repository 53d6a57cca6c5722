import Canvas
import ConsoleUI
import OzModel
import Testing

/// Persons and their photos by form, and a face that is looked for.
struct PersonFormTests {
    private static let anna = PersonScreenTests.anna

    @Test func photosAreAddedAndDeletedAndThePersonToo() throws {
        let stage = try PersonScreenTests.stage("5 <enter> j <enter> +", role: .admin)
        try stage.press("<down> <down> <down> <enter> ^s")
        guard case .addPhotos(let person, let collection, let files)? = stage.changes.first else {
            return #expect(Bool(false))
        }
        #expect(person.id == Self.anna.person && collection == Self.anna.collection)
        #expect(files.map(\.name) == ["passport.jpg"])
        try stage.receive(.changed(stage.changes[0], .done(.person, id: nil)))
        // The mirror keeps no persons: the page is read again.
        #expect(stage.effects.last == .meet([.person(Self.anna)]))

        try stage.press("X")
        try expectGolden("person-delete-menu", stage.screen)
        let letters = Self.anna.person.rawValue.prefix(6).map(String.init).joined(separator: " ")
        try stage.press("j <enter> \(letters) <enter>")
        guard case .deletePhoto(_, let owner, _)? = stage.changes.last else { return #expect(Bool(false)) }
        #expect(owner.id == Self.anna.person)
        try stage.receive(.changed(try #require(stage.changes.last), .done(.person, id: nil)))
        #expect(stage.console.state.detail?.subject == .person)

        try stage.press("X <enter>")
        try expectGolden("form-delete-person", stage.screen)
        try stage.press("\(letters) <enter>")
        guard case .deletePerson(let gone, _)? = stage.changes.last else { return #expect(Bool(false)) }
        #expect(gone.id == Self.anna.person)
        try stage.receive(.changed(try #require(stage.changes.last), .done(.person, id: nil)))
        #expect(stage.console.state.detail?.subject == .object(.collections))
        #expect(stage.effects.last == .meet([.everybody(Self.anna.collection)]))
    }

    @Test func anImageThatIsNoneIsPointedAt() throws {
        let stage = try PersonScreenTests.stage("5 <enter> j <enter> +", role: .admin)
        try stage.press("<down> <down> <down> <down> <enter> ^s")
        #expect(stage.changes.isEmpty && stage.text.contains("selfie.mp4 is no image"))
    }

    @Test func aFaceIsLookedForInACollection() throws {
        let stage = try PersonScreenTests.stage("5 F", role: .admin)
        try expectGolden("form-search-face", stage.screen)
        try stage.press("<down> <down> <down> <enter> ^s")
        guard case .createOrder(let order)? = stage.changes.first else { return #expect(Bool(false)) }
        #expect(order.analyses.map(\.type) == [.collection])
        #expect(order.analyses.first?.params["collection_id"] == .string(Self.anna.collection.rawValue))
    }
}
