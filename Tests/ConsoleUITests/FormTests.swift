import Canvas
import ConsoleUI
import OzModel
import Store
import Testing

/// Creating, changing and deleting by form: from the key to the change, and from its outcome to the screen.
struct FormTests {
    private func admin(_ keys: String, size: Size = Size(columns: 80, rows: 24)) throws -> Stage {
        let stage = try Stage(size: size, role: .admin)
        try stage.press(keys)
        return stage
    }

    @Test func aCompanyIsMadeAndOpens() throws {
        let stage = try admin("7 + N o r d <space> B a n k <enter>")
        #expect(stage.changes == [.createCompany(name: "Nord Bank")])
        #expect(stage.form?.isWaiting == true)
        try stage.receive(.changed(try #require(stage.changes.first), .done(.company, id: SampleMirror.id(0xC0, 0))))
        #expect(stage.form == nil)
        #expect(stage.console.state.detail?.noun == .companies)
        #expect(stage.text.contains("Done: create company Nord Bank."))
    }

    @Test func whatIsMissingIsAskedForBeforeAnythingIsSent() throws {
        let stage = try admin("7 + <enter>")
        #expect(stage.changes.isEmpty)
        #expect(stage.form?.mistake == Form.Mistake("Name is needed", field: "name"))
        try stage.press("<space> <enter>")
        #expect(stage.changes.isEmpty)
        #expect(stage.form?.mistake?.field == "name")
    }

    @Test func aRefusalStandsAtItsFieldAndNothingIsLost() throws {
        let stage = try admin("7 + N o r d <enter>")
        let refusal = ChangeRefusal(.server, "there is a company of this name", field: .name)
        try stage.receive(.changed(try #require(stage.changes.first), .refused(refusal)))
        #expect(stage.form?.text("name") == "Nord" && stage.form?.isWaiting == false)
        #expect(stage.text.contains("there is a company of this name"))
        try stage.press("<enter>")
        #expect(stage.changes.count == 2)
    }

    @Test(arguments: [
        (ChangeOutcome.unanswered(sentence: "no answer"), "happened all the same"),
        (.offline(sentence: "the server was not reached"), "the server was not reached"),
        (.cancelled, "nothing was changed"),
    ])
    func withoutAnAnswerTheFormStays(_ outcome: ChangeOutcome, _ words: String) throws {
        let stage = try admin("7 + N o r d <enter>")
        try stage.receive(.changed(try #require(stage.changes.first), outcome))
        #expect(stage.form?.text("name") == "Nord")
        #expect(stage.text.contains(words))
    }

    @Test func aDraftIsKeptUntilItIsSentAndForItsOwnerOnly() throws {
        let stage = try admin("7 + N o r d <esc> +")
        #expect(stage.form?.text("name") == "Nord")
        var other = stage.console.state.identity
        other.owner = LedgerOwner(
            server: Stage.owner.server, user: "u-2", email: "joe@acme.test", profile: Stage.owner.profile)
        try stage.press("<esc>")
        try stage.receive(.loggedIn(other, last: nil))
        try stage.press("+")
        #expect(stage.form?.text("name") == "")
        try stage.press("<esc>")
        other.owner = Stage.owner
        try stage.receive(.loggedIn(other, last: nil))
        try stage.press("+ <enter>")
        try stage.receive(.changed(try #require(stage.changes.first), .done(.company, id: nil)))
        try stage.press("+")
        #expect(stage.form?.text("name") == "")
    }

    @Test func aPasswordIsMadeShownOnceAndKeptInNoDraft() throws {
        let keys = "6 + a @ b <tab> A <tab> <tab> B <tab> c l i e n t <tab> <down>"
        let stage = try admin("\(keys) <down> <down> ^g <enter>")
        #expect(stage.text.contains("k7Qm-tR4.vXw9_Zs2,Hd") && stage.text.contains("strong"))
        #expect(!"\(stage.console.state)".contains("k7Qm"))
        #expect(try !stage.ledger.reader.text("form/u-1/new user").contains("k7Qm"))
        try stage.press("<enter>")
        guard case .createUser(let user)? = stage.changes.first else { return #expect(Bool(false)) }
        #expect(user.password.exposed == "k7Qm-tR4.vXw9_Zs2,Hd" && user.role == .client && user.barred.isEmpty)
        try stage.receive(.changed(try #require(stage.changes.first), .done(.user, id: SampleMirror.id(0xE0, 0))))
        try expectGolden("form-credentials", stage.screen)
        // Escape is too near to lose a password by it.
        try stage.press("<esc> q y w")
        #expect(stage.text.contains("k7Qm"))
        #expect(
            stage.effects.suffix(2).first
                == .copy(
                    "server   https://oz.example.test\ne-mail   a@b\npassword k7Qm-tR4.vXw9_Zs2,Hd\n",
                    what: "The credentials were"))
        try stage.press("<enter>")
        #expect(stage.text.contains("k7Qm") && stage.text.contains("closes it for good"))
        try stage.press("<enter>")
        #expect(!stage.text.contains("k7Qm") && stage.console.state.detail?.noun == .users)
    }

    @Test func twoPasswordsThatDifferAreNotSent() throws {
        let stage = try admin("6 : p a s s w o r d <enter> a b c <tab> a b d <enter>")
        #expect(stage.changes.isEmpty && stage.form?.mistake?.field == "repeated")
    }

    @Test func anAdministratorHasNoCompanyAndThatIsSaidAloud() throws {
        let stage = try admin(
            "6 + a @ b <tab> A <tab> <tab> B <tab> a d m i n <tab> <right> <tab> <tab> <tab> p <tab> p ^s")
        #expect(stage.changes.isEmpty && stage.form?.mistake?.field == "company")
        #expect(stage.text.contains("ADMIN has no company"))
    }

    @Test func aCompanyIsMadeOnTheSpotAndTheAccountFollows() throws {
        let start = "6 + a @ b <tab> A <tab> <tab> B <tab> <tab> + <tab> N e w <tab> <tab> <tab> p <tab> p <enter>"
        let stage = try admin(start)
        #expect(stage.changes == [.createCompany(name: "New")])
        let company = Company.ID(SampleMirror.id(0xC0, 9))
        try stage.receive(.changed(try #require(stage.changes.first), .done(.company, id: company.rawValue)))
        guard case .createUser(let user)? = stage.changes.last else { return #expect(Bool(false)) }
        #expect(user.company?.id == company && stage.form?.isWaiting == true)
        // Where the account is refused then, the company is not made twice.
        try stage.receive(
            .changed(
                try #require(stage.changes.last),
                .refused(ChangeRefusal(.server, "this e-mail is taken", field: .email))))
        try stage.press("c ^s")
        guard case .createUser(let again)? = stage.changes.last else { return #expect(Bool(false)) }
        #expect(stage.changes.count == 3 && again.company?.id == company && again.email == "a@bc")
    }

    @Test func companiesAreOfferedByName() throws {
        let stage = try admin("6 + <tab> <tab> <tab> <tab> <tab> n o r d")
        #expect(stage.form?.text("company").isEmpty == false && stage.text.contains("Nordlicht Finanz"))
    }

    @Test func theLogInLiesOverTheFormThatNeedsIt() throws {
        let stage = try admin("7 + N o r d <enter>")
        try stage.receive(
            .changed(try #require(stage.changes.first), .logInNeeded(reason: "the session ended")))
        #expect(stage.form?.purpose == .logIn)
        try stage.receive(.loggedIn(stage.console.state.identity, last: nil))
        #expect(stage.form?.text("name") == "Nord" && stage.text.contains("log-in needed"))
        try stage.press("<enter>")
        #expect(stage.changes.count == 2)
        // Another one does not send what was filled in by the first.
        var other = stage.console.state.identity
        other.owner = LedgerOwner(server: Stage.owner.server, user: "u-2", email: "joe@acme.test", profile: "acme")
        try stage.receive(.loggedIn(other, last: nil))
        #expect(stage.form == nil)
    }

    @Test func whatWasLeftSaysSoAndIsBegunAnew() throws {
        let stage = try admin("7 + N o r d <esc> +")
        #expect(stage.form?.text("name") == "Nord" && stage.text.contains("As you left it; ^r begins anew"))
        try stage.press("^r")
        #expect(stage.form?.text("name") == "" && !stage.text.contains("As you left it"))
        try stage.press("<esc> +")
        #expect(stage.form?.text("name") == "")
    }

    @Test func whatIsInNoDraftIsNotThrownAwayByOneKey() throws {
        let stage = try admin("6 E <tab> x <esc>")
        #expect(stage.form != nil && stage.text.contains("esc again leaves"))
        try stage.press("y <esc> <esc>")
        #expect(stage.form == nil)
    }

    @Test func aCompanyWithoutAnIdMakesNoAccount() throws {
        let stage = try admin(
            "6 + a @ b <tab> A <tab> <tab> B <tab> <tab> + <tab> N e w <tab> <tab> <tab> p <tab> p <enter>")
        try stage.receive(.changed(try #require(stage.changes.first), .done(.company, id: nil)))
        #expect(stage.changes.count == 1 && stage.form?.mistake?.field == "company")
        #expect(!stage.text.contains("Credentials"))
    }

    @Test func aCompanyMadeOnTheSpotIsNotMadeTwice() throws {
        let stage = try admin(
            "6 + a @ b <tab> A <tab> <tab> B <tab> <tab> + <tab> N e w <tab> <tab> <tab> p <tab> p <enter>")
        let id = SampleMirror.id(0xC0, 0)
        try stage.receive(.changed(try #require(stage.changes.first), .done(.company, id: id)))
        try stage.receive(.changed(try #require(stage.changes.last), .cancelled))
        try stage.press("<esc> <esc> +")
        #expect(stage.form?.text("company") == id)
    }

    @Test func onlyWhatDiffersOfAnAccountIsSent() throws {
        let stage = try admin("6 E ^u Z o e ^s")
        guard case .updateUser(_, let edit, _)? = stage.changes.first else { return #expect(Bool(false)) }
        #expect(edit == UserEdit(firstName: "Zoe"))
    }

    @Test func nothingChangedIsNotSent() throws {
        let stage = try admin("6 E ^s")
        #expect(stage.changes.isEmpty && stage.text.contains("nothing is to be changed"))
    }

    @Test func whoMayNotIsToldBeforeAnythingIsTyped() throws {
        for (role, keys) in [(UserRole.operator, "7 +"), (.client, "6 +"), (.operator, "7 E"), (.client, "7 X")] {
            let stage = try Stage(role: role)
            try stage.press(keys)
            #expect(stage.form == nil && stage.text.contains("may not"), "\(role.wire) \(keys)")
        }
    }

    @Test func aFormSurvivesASessionThatEnds() throws {
        let stage = try admin("7 + N o r d")
        try stage.receive(.logInNeeded(reason: "Ended.", last: nil))
        #expect(stage.form?.text("name") == "Nord")
    }

    @Test func theLogInTakesNoOtherFormAlong() throws {
        let stage = try admin("7 + N o r d")
        try stage.receive(.loggedIn(stage.console.state.identity, last: nil))
        #expect(stage.form?.text("name") == "Nord")
    }
}
