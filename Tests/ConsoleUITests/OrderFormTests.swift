import Canvas
import ConsoleUI
import OzModel
import Testing

/// Orders by form: files, what they show, what is checked, metadata, deletion.
struct OrderFormTests {
    private func stage(_ keys: String, size: Size = Size(columns: 80, rows: 24)) throws -> Stage {
        let stage = try Stage(size: size)
        try stage.press(keys)
        return stage
    }

    /// Takes the video and the picture of the sample directory.
    private let files = "+ <down> <down> <down> <enter> <down> <enter>"
    /// And sends them, without looking for the face in a collection.
    private var sent: String { "\(files) <tab> <tab> <tab> c ^s" }

    @Test func filesAreTakenAndEverythingPossibleIsTicked() throws {
        let stage = try stage(files)
        #expect(stage.form?.files?.chosen.map(\.name) == ["passport.jpg", "selfie.mp4"])
        #expect(stage.form?.ticked("analyses").contains("QUALITY") == true)
        #expect(stage.form?.ticked("analyses").contains("BIOMETRY") == true)
        #expect(stage.form?.ticked("analyses").contains("DOCUMENTS") == false)
        // Said to be a document, it can be read as one.
        try stage.press("<tab> d")
        #expect(stage.form?.ticked("analyses").contains("DOCUMENTS") == true)
    }

    @Test func anOrderIsSentAsItWasFilledIn() throws {
        let stage = try stage("\(files) <tab> d <tab> s m i l e <tab> <space> c")
        try stage.press("<tab> 0 . 7 5 . . 0 . 8 5 <tab> k 1 <tab> c o l o u r = r e d ^s")
        guard case .createOrder(let order)? = stage.changes.first else { return #expect(Bool(false)) }
        #expect(
            order.files.map(\.tags) == [
                ["photo_id", "photo_id_front"], ["video_selfie", "video_selfie_smile", "orientation_portrait"],
            ])
        #expect(
            order.analyses.first { $0.type == .biometry }?.params == [
                "threshold_min": .double(0.75), "threshold_max": .double(0.85),
            ])
        #expect(!order.analyses.contains { $0.type == .quality })
        #expect(order.metaData["colour"] == .string("red"))
        #expect(stage.form?.sending != nil)
    }

    @Test func anUploadShowsHowFarItIsAndIsGivenUp() throws {
        let stage = try stage(sent)
        try stage.receive(.tick(now: SampleMirror.now + 2))
        try stage.receive(.sending(sent: 1_000_000, total: 3_812_000))
        #expect(stage.text.contains("1.0 MB of 3.8 MB sent, 500 kB a second"))
        try expectGolden("form-sending", stage.screen)
        try stage.press("<esc>")
        #expect(stage.effects.last == .cancelChange && stage.form?.isWaiting == true)
        try stage.receive(.changed(try #require(stage.changes.first), .cancelled))
        #expect(stage.form?.isWaiting == false && stage.form?.files?.chosen.count == 2)
    }

    @Test func theOrderOpensWhenItIsThere() throws {
        let stage = try stage(sent)
        try stage.receive(.changed(try #require(stage.changes.first), .done(.order, id: SampleMirror.id(0xF0, 3))))
        #expect(stage.console.state.detail?.id == SampleMirror.id(0xF0, 3))
        #expect(stage.effects.contains(.fetch(.orders, id: SampleMirror.id(0xF0, 3))))
    }

    @Test func anOrderWhoseAnalysesWereNotStartedOpensAndSaysSo() throws {
        let stage = try stage(sent)
        let id = SampleMirror.id(0xF0, 3)
        let sentence = "the order is there, but its analyses were not started: the server is busy"
        try stage.receive(.changed(try #require(stage.changes.first), .partly(.order, id: id, sentence: sentence)))
        #expect(stage.console.state.detail?.id == id && stage.text.contains("not started: the server is busy."))
    }

    @Test func aRefusedFileIsPointedAt() throws {
        let stage = try stage(sent)
        let refusal = ChangeRefusal(.server, "the file is larger than 10 MB", field: .file(1))
        try stage.receive(.changed(try #require(stage.changes.first), .refused(refusal)))
        #expect(stage.form?.mistake?.field == "file:/home/jane/selfie.mp4")
        try expectGolden("form-file-refused", stage.screen)
    }

    @Test func aFileIsPutBackAndDirectoriesAreWalked() throws {
        let stage = try stage("\(files) <tab> ^x")
        #expect(stage.form?.files?.chosen.map(\.name) == ["selfie.mp4"])
        try stage.press("c a <tab> <down> <down> <enter>")
        #expect(stage.form?.files?.chosen.map(\.path) == ["/home/jane/selfie.mp4", "/home/jane/cases/face.jpg"])
        try stage.press("<enter>")
        #expect(stage.form?.files?.chosen.map(\.name) == ["selfie.mp4"])
        try stage.press("^u g o n e /")
        #expect(stage.text.contains("gone/ cannot be opened"))
    }

    @Test func whatIsPastedIsLookedForFirst() throws {
        let stage = try stage("+")
        for effect in stage.console.press(.paste("/a/b.jpg")) { #expect(effect == .takeFiles("/a/b.jpg")) }
        let file = try #require(NewFile(path: "/a/b.jpg", size: 5))
        try stage.receive(.filesTaken([file], rest: ""))
        #expect(stage.form?.files?.chosen == [file])
        _ = stage.console.press(.paste("nothing"))
        // Sent before the answer is there, it would go without them.
        try stage.press("^s")
        #expect(stage.changes.isEmpty && stage.text.contains("still being looked for"))
        try stage.receive(.filesTaken([], rest: "nothing"))
        #expect(stage.form?.files?.line.text == "nothing")
        // What another form has asked for is not this one's.
        try stage.receive(.filesTaken([], rest: "else"))
        #expect(stage.form?.files?.line.text == "nothing")
        // Typed is not taken.
        try stage.press("^s")
        #expect(stage.changes.isEmpty && stage.text.contains("enter takes it"))
    }

    @Test func metaDataIsWrittenBothWays() throws {
        let stage = try stage("E")
        let before = try #require(stage.form).text("metadata")
        #expect(before.hasPrefix("{"))
        try stage.press("<s-tab> <right>")
        #expect(!(try #require(stage.form).text("metadata").hasPrefix("{")))
        try stage.press("<right>")
        #expect(stage.form?.text("metadata") == before)
        try stage.press("<tab> x ^s")
        #expect(stage.changes.isEmpty && stage.form?.mistake?.field == "metadata")
        try stage.receive(.edited("{\n  \"colour\": \"blue\"\n}\n"))
        try stage.press("^s")
        guard case .editMetaData(_, .replace(let fields, let seen))? = stage.changes.first else {
            return #expect(Bool(false))
        }
        #expect(fields == ["colour": .string("blue")] && seen?.isEmpty == false)
    }

    @Test func whoeverTypesAheadTakesNothingFromAnOldDirectory() throws {
        let stage = try stage("+ p")
        // The listing of what was typed since has not come yet.
        for key in try Key.sequence(parsing: "x <down> <enter>") { _ = stage.console.press(key) }
        #expect(stage.form?.files?.chosen.isEmpty == true)
    }

    @Test func keysThatLinesCannotWriteStayInJSON() throws {
        let stage = try stage("E")
        try stage.receive(.edited("{\"a.b\": \"x\", \"c\": {\"d\": 1}}"))
        try stage.press("<tab> <right>")
        #expect(stage.form?.text("metadata").hasPrefix("{") == true && stage.text.contains("only JSON can write this"))
        try stage.press("<s-tab>")
        try stage.receive(.edited("{\"c\": {\"d\": 1, \"e\": [1, 2]}, \"f\": \"g\"}"))
        try stage.press("<tab> <right>")
        #expect(stage.form?.text("metadata") == "c.d:=1\nc.e:=[1,2]\nf=g")
    }

    @Test func metaDataIsNotThrownAwayByOneKey() throws {
        let stage = try stage("E")
        try stage.press("<esc>")
        #expect(stage.form == nil)
        try stage.press("E <space> <esc>")
        #expect(stage.form != nil && stage.text.contains("esc again leaves"))
        // What somebody else has written meanwhile is not hidden behind what was typed once.
        try stage.press("<esc> E")
        #expect(stage.form?.isDraft == false)
    }

    @Test func metaDataThatIsMaskedIsNotShownInAForm() throws {
        let stage = try stage("m E")
        #expect(stage.form == nil && stage.text.contains("masked"))
    }

    @Test func nothingIsDeletedWithoutItsIdTyped() throws {
        let stage = try Stage(role: .admin)
        try stage.press("X y <enter>")
        #expect(stage.changes.isEmpty && stage.form?.mistake?.field == "confirmation")
        let word = String(SampleMirror.id(0xF0, 0).prefix(6))
        try stage.press("^u \(word.map(String.init).joined(separator: " ")) <enter>")
        #expect(stage.changes.map(\.objectID) == [SampleMirror.id(0xF0, 0)])
    }

    @Test func whatWasDeletedIsLeft() throws {
        let stage = try Stage(role: .admin)
        try stage.press("<enter> X 0 0 0 0 0 0 <enter>")
        let change = try #require(stage.changes.first)
        try stage.receive(.changed(change, .done(.order, id: SampleMirror.id(0xF0, 0))))
        #expect(stage.console.state.list?.noun == .orders && stage.form == nil)
    }

    @Test func markedOrdersAreNotDeletedByTheWay() throws {
        let stage = try Stage(role: .admin)
        try stage.press("<space> <space> X")
        #expect(stage.form == nil && stage.text.contains("One is deleted at a time"))
    }

    @Test func analysesAreRunAgain() throws {
        let stage = try stage("R c ^s")
        guard case .runAnalyses(_, let wishes)? = stage.changes.first else { return #expect(Bool(false)) }
        #expect(!wishes.isEmpty)
    }
}
