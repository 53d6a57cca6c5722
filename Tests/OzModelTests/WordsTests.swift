import OzModel
import Testing

@Suite struct WordsTests {
    @Test(arguments: Verdict.known) func verdictsAreReadInAnyCase(_ verdict: Verdict) {
        #expect(Verdict(wire: verdict.wire) == verdict)
        #expect(Verdict(wire: verdict.wire.lowercased()) == verdict)
        #expect(Verdict(wire: " " + verdict.wire.replacing("_", with: " ") + " ") == verdict)
    }

    @Test func unknownWordsAreShownAsTheyCame() {
        #expect(Verdict(wire: "Half_Done").words == "Half_Done")
        #expect(Verdict(wire: nil) == .initial)
        #expect(Verdict.operatorRequired.words == "operator required")
        #expect(AnalysisType(wire: "voice") == .other("voice"))
        #expect(AnalysisType(wire: "voice").letter == "?")
        #expect(UserRole(wire: "GUEST").words == "GUEST")
        #expect(MediaKind(wire: "AUDIO_FOLDER") == .other("AUDIO_FOLDER"))
    }

    @Test func typesHaveLetters() {
        #expect(String(AnalysisType.known.map(\.letter)) == "QBDC")
        #expect(AnalysisType(wire: "Quality") == .quality)
    }

    @Test func rolesAreReadWithSpacesUnderscoresAndOldFlags() {
        #expect(UserRole(wire: "client admin") == .clientAdmin)
        #expect(UserRole(wire: "CLIENT_OPERATOR") == .clientOperator)
        #expect(UserRole(wire: "CLIENT", isAdmin: true) == .clientAdmin)
        #expect(UserRole(wire: "CLIENT", isAdmin: true, isService: true) == .clientService)
        #expect(UserRole(wire: "ADMIN", isAdmin: true) == .admin)
    }

    @Test func mediaKindsAreReadByTheirBeginning() {
        #expect(MediaKind(wire: "IMAGE_RESULT_ANALYSIS_SINGLE") == .image)
        #expect(MediaKind(wire: "video_folder") == .video)
        #expect(MediaKind(wire: "SHOTS_SET_FOLDER") == .shotsSet)
    }

    @Test(arguments: [
        (0.005, 2, "0.01"), (-0.001, 2, "0.00"), (-1.5, 0, "-2"), (12.3456, 3, "12.346"), (0.1, 9, "0.100000000"),
        (1e20, 2, "1e+20"),
    ])
    func decimals(_ number: Double, _ digits: Int, _ text: String) {
        #expect(Decimals.text(number, digits: digits) == text)
    }
}
