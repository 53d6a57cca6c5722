import OzModel
import Testing

@Suite struct ChangeTests {
    private static let order = Known<Order>(Order.ID("000000f0-0000-4000-8000-000000000001"), "tr-1")
    private static let company = Known<Company>(Company.ID("c1"), "Acme Bank")

    private static func file(_ name: String, size: Int? = nil) -> NewFile {
        NewFile(path: "/tmp/\(name)", size: size)
            ?? NewFile(path: name, name: name, kind: .image, contentType: "?", tags: [])
    }

    private static func user(
        _ role: UserRole, company: Known<Company>? = nil, service: Bool = false, email: String = "jane@x.test"
    ) -> NewUser {
        NewUser(
            email: email, password: Secret("hidden"), firstName: "Jane", lastName: "Doe", role: role, company: company,
            isService: service)
    }

    @Test func aChangeSaysWhatItDoes() {
        let files = [Self.file("a.jpg", size: 1_500_000), Self.file("b.mp4", size: 1_600_000)]
        let wishes = [AnalysisWish(.quality), AnalysisWish(.biometry)]
        let edit = UserEdit(email: "x@y.test", role: .admin)
        let person = Known<Person>(Person.ID("p"), "John Doe")
        for (change, sentence) in [
            (Change.createCompany(name: "Acme Bank"), "create company Acme Bank"),
            (.renameCompany(Self.company, to: "Acme"), "rename company Acme Bank to Acme"),
            (.createUser(Self.user(.admin)), "create user jane@x.test, an admin"),
            (
                .createUser(Self.user(.client, company: Self.company, service: true)),
                "create user jane@x.test, a client of Acme Bank, a service account"
            ),
            (
                .updateUser(Known("u", "jane@x.test"), edit, now: nil),
                "change user jane@x.test: e-mail, role to admin"
            ),
            (
                .changePassword(of: Known("u", "jane@x.test"), to: Secret("hidden")),
                "change the password of user jane@x.test"
            ),
            (
                .createOrder(NewOrder(files: files, analyses: wishes)),
                "create an order of 2 files, 3.1 MB and run QUALITY and BIOMETRY on it"
            ),
            (
                .deleteOrder(Self.order, with: OrderParts(media: 3, analyses: 2)),
                "delete order tr-1 with 3 media and 2 analyses"
            ),
            (
                .deleteOrder(Self.order, with: OrderParts(media: 1, analyses: 0)),
                "delete order tr-1 with 1 medium and no analyses"
            ),
            (.runAnalyses(on: Self.order, [AnalysisWish(.documents)]), "run DOCUMENTS on order tr-1"),
            (
                .editMetaData(of: Self.order, .merge(["iin": .string("secret")], removing: ["x"])),
                "set iin and remove x in the metadata of order tr-1"
            ),
            (.addPhotos(of: person, in: "c", [Self.file("a.png")]), "add 1 photo to person John Doe"),
            (.deleteCollection(Known("c", "vips"), persons: 1), "delete collection vips with 1 person"),
            (.report(.make(of: Self.order, from: nil, name: nil)), "make report of order tr-1"),
            (
                .report(.make(of: Self.order, from: Known("t", "Court"), name: "For court")),
                "make report For court of order tr-1 from template Court"
            ),
            (.report(.delete(Known("r", "For court"), of: Self.order)), "delete report For court of order tr-1"),
            (
                .report(.makeTemplate(NewTemplate(name: "Court", company: Self.company, pictures: [files[0]]))),
                "create report template Court of Acme Bank with 1 picture"
            ),
        ] {
            #expect(change.sentence == sentence)
            #expect(!change.sentence.contains("hidden"))
        }
        #expect(!"\(Change.createUser(Self.user(.admin)))".contains("hidden"))
    }

    @Test func anAdminHasNoCompanyAndItIsSaid() {
        for role in [UserRole.admin, .operator] {
            let mistakes = Change.createUser(Self.user(role, company: Self.company, service: true)).mistakes
            #expect(mistakes.map(\.field) == [.company, .service])
            #expect(Change.createUser(Self.user(role)).mistakes.isEmpty)
        }
        let edit = UserEdit(company: Self.company)
        #expect(Change.updateUser(Known("u"), edit, now: .admin).mistakes.map(\.field) == [.company])
        #expect(Change.updateUser(Known("u"), edit, now: .client).mistakes.isEmpty)
        #expect(Change.updateUser(Known("u"), UserEdit(), now: .client).mistakes.count == 1)
    }

    @Test func whatIsMissingIsSaidAtItsField() {
        #expect(Change.createCompany(name: "  ").mistakes.map(\.field) == [.name])
        #expect(Change.createCollection(alias: "", of: nil).mistakes.map(\.field) == [.alias])
        #expect(Change.createOrder(NewOrder(files: [])).mistakes.map(\.field) == [.files])
        #expect(Change.runAnalyses(on: Self.order, []).mistakes.map(\.field) == [.analyses])
        for email in ["", "jane", "@x", "jane@", "a@b@c", "ja ne@x"] {
            #expect(Change.createUser(Self.user(.admin, email: email)).mistakes.map(\.field) == [.email], "\(email)")
        }
        let film = Change.addPerson(to: Known("c"), NewPerson(photos: [Self.file("a.jpg"), Self.file("b.mp4")]))
        #expect(film.mistakes.map(\.field) == [.file(1)])
        #expect(Change.report(.makeTemplate(NewTemplate(name: " "))).mistakes.map(\.field) == [.name])
        #expect(Change.report(.make(of: Self.order, from: nil, name: nil)).mistakes.isEmpty)
    }

    @Test func whoMayNotIsToldWhy() {
        let client = Author(role: .client, companyID: "c1", userID: "u", barred: [.quality])
        let keeper = Author(role: .clientAdmin, companyID: "c1", userID: "u")
        #expect(Change.createCompany(name: "x").refusal(to: keeper) != nil)
        #expect(
            Change.deleteOrder(Self.order, with: nil).refusal(to: client)?.contains("may not delete orders") == true)
        #expect(
            Change.runAnalyses(on: Self.order, [AnalysisWish(.quality)]).refusal(to: client)?.contains("QUALITY")
                == true)
        #expect(Change.runAnalyses(on: Self.order, [AnalysisWish(.biometry)]).refusal(to: client) == nil)
        #expect(Change.createUser(Self.user(.admin)).refusal(to: keeper)?.contains("only an ADMIN") == true)
        let common = Change.report(.deleteTemplate(Known("t", "Court"), isCommon: true))
        #expect(common.refusal(to: keeper)?.contains("everybody's") == true)
        #expect(common.refusal(to: Author(role: .admin)) == nil)
        #expect(common.refusal(to: client)?.contains("may not delete report templates") == true)
        let others = Known<Order>("o", companyID: "c1", isOwn: false)
        #expect(Change.report(.make(of: others, from: nil, name: nil)).refusal(to: client) != nil)
        #expect(Change.report(.delete(Known("r"), of: others)).refusal(to: client)?.contains("delete reports") == true)
        let me = Known<User>("u", companyID: "c1", isOwn: true)
        #expect(Change.deleteUser(me).refusal(to: keeper) != nil)
        #expect(Change.updateUser(me, UserEdit(role: .client), now: nil).refusal(to: keeper) != nil)
        #expect(Change.updateUser(me, UserEdit(isService: true), now: nil).refusal(to: client) != nil)
        #expect(Change.updateUser(me, UserEdit(lastName: "x"), now: nil).refusal(to: client) == nil)
        #expect(Change.deleteOrder(Self.order, with: nil).refusal(to: Author(role: nil)) == nil, "the server knows")
    }

    @Test func filesAreKnownByTheirNames() {
        #expect(Self.file("A.JPG").contentType == "image/jpeg")
        #expect(Self.file("a.b.zip").kind == .shotsSet)
        #expect(Self.file("v.mov").tags == ["video_selfie", "video_selfie_blank", "orientation_portrait"])
        for name in ["a.txt", "jpg", ".jpg.", "a"] { #expect(NewFile(path: name) == nil, "\(name)") }
        #expect(NewFile(path: "x/y/id.png", tags: ["photo_id"])?.name == "id.png")
    }

    @Test func whatFilesAllowIsOffered() {
        let (face, other, clip) = (Self.file("a.jpg"), Self.file("b.jpg"), Self.file("c.mp4"))
        let front = NewFile(path: "f.jpg", tags: ["photo_id", "photo_id_front"]) ?? face
        let back = NewFile(path: "b.jpg", tags: ["photo_id", "photo_id_back"]) ?? face
        #expect(AnalysisType.possible(for: []).isEmpty)
        #expect(AnalysisType.possible(for: [face]) == [.collection])
        #expect(AnalysisType.possible(for: [face, other]) == [.biometry, .collection])
        #expect(AnalysisType.possible(for: [clip, front]) == AnalysisType.known)
        #expect(AnalysisType.possible(for: [face, back]) == [.documents, .collection])
    }

    @Test func aServersWordFindsItsField() {
        for (word, field) in [
            ("email", ChangeField.email), ("company_id", .company), ("files", .files), ("file2", .file(1)),
            ("media:tags.file3", .file(2)), ("analyses.0.params.collection_id", .analyses),
            ("can_start_analyse_quality", .mayStart), ("folder:meta_data", .metaData),
        ] {
            #expect(ChangeField(wire: word) == field)
        }
        #expect(ChangeField(wire: "offset") == nil)
        #expect(ChangeField(wire: "") == nil)
    }

    @Test func passwordsAreMadeUpByTheRecipe() {
        var seen: Set<String> = []
        for length in [8, 12, 20, 64] {
            for _ in 1...50 {
                let password = PasswordRecipe(length: length).make().exposed
                #expect(password.count == length)
                #expect(password.contains(where: \.isLowercase) && password.contains(where: \.isUppercase))
                #expect(password.contains { $0.isNumber })
                #expect(!password.contains { "l1IO0".contains($0) })
                seen.insert(password)
            }
        }
        #expect(seen.count == 200)
        let digits = PasswordRecipe(length: 3, kinds: [.digits], isReadable: false).make().exposed
        #expect(digits.count == 8)
        #expect(digits.allSatisfy { $0.isNumber })
        #expect(PasswordStrength(PasswordRecipe().make()) == .strong)
        #expect(PasswordStrength(Secret("password")) == .weak)
        #expect(PasswordStrength(Secret("aaaaaaaaaaaaaaaaaaaaaaaa")) == .weak)
    }
}

extension Identifier: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self.init(text) }
}
