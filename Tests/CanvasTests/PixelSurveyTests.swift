import Testing

@testable import Canvas

struct PixelSurveyTests {
    private static let kitty = "\u{1B}_Gi=31;OK\u{1B}\\\u{1B}P>|kitty(0.35.2)\u{1B}\\\u{1B}[6;18;9t\u{1B}[?62;c"

    @Test func answersAreNoKeys() {
        var decoder = KeyDecoder()
        #expect(
            decoder.feed(("a" + Self.kitty + "b\u{1B}[7;9Rc").utf8) == [
                .character("a"), .character("b"), .character("c"),
            ])
        #expect(
            decoder.takeReplies() == [
                .graphics(image: 31, isFine: true), .name("kitty(0.35.2)"), .cell(width: 9, height: 18),
                .attributes([]),
                .cursor(Position(row: 6, column: 8)),
            ])
        #expect(decoder.takeReplies() == [])
    }

    @Test func brokenAnswersAreNobodys() {
        var decoder = KeyDecoder()
        for text in [
            "\u{1B}_Gi=x;OK\u{1B}\\", "\u{1B}_Gi=31\u{1B}\\", "\u{1B}_Gi=31;OK\u{1B}x", "\u{1B}[6;18t", "\u{1B}[6;0;9t",
            "\u{1B}[6;;t",
            "\u{1B}[4;600;800t", "\u{1B}P>kitty\u{1B}\\", "\u{1B}[62;4c", "\u{1B}[6;99999999999999999999;9t",
        ] { _ = decoder.feed(text.utf8) }
        #expect(decoder.takeReplies() == [])
    }

    @Test func whereverAnswersAreCutNoKeyIsInventedOrLost() {
        let text = "x" + Self.kitty + "y"
        for cut in 1..<text.utf8.count {
            var decoder = KeyDecoder()
            decoder.expectsReplies = true
            var keys = decoder.feed(text.utf8.prefix(cut))
            // As the reader does when nothing has come for a while; a lone Esc cannot be told from the key.
            if decoder.isWaiting, !decoder.isHoldingReply { keys += decoder.flush() }
            keys += decoder.feed(text.utf8.dropFirst(cut))
            let isAmbiguous =
                text.utf8.prefix(cut).suffix(3).contains(0x1B) && text.utf8.prefix(cut).last != UInt8(ascii: "\\")
            if !isAmbiguous { #expect(keys == [.character("x"), .character("y")], "cut at \(cut)") }
            if text.utf8.prefix(cut).last == 0x1B, cut < text.utf8.count - 1 {
                #expect(keys.filter { $0 != .escape } == [.character("x"), .character("y")], "cut at \(cut)")
            }
        }
    }

    @Test func aTerminalIsKnownByItsAnswers() {
        #expect(survey(Self.kitty).abilities == PixelAbilities(protocols: [.kitty], cellWidth: 9, cellHeight: 18))
        #expect(
            survey("\u{1B}[6;20;10t\u{1B}[?64;1;4;22c").abilities
                == PixelAbilities(protocols: [.sixel], cellWidth: 10, cellHeight: 20))
        #expect(survey("\u{1B}[?64;4c").abilities.protocols == [], "without a cell's size no sixel can be made")
        #expect(
            survey("\u{1B}[?64;4c", measured: (8, 16)).abilities
                == PixelAbilities(protocols: [.sixel], cellWidth: 8, cellHeight: 16))
        #expect(
            survey("\u{1B}P>|iTerm2 3.5.0\u{1B}\\\u{1B}[?62;4c", measured: (8, 16)).abilities.protocols == [
                .iterm, .sixel,
            ])
        #expect(survey("\u{1B}P>|WezTerm 2024\u{1B}\\\u{1B}[?62c").abilities.protocols == [.iterm])
        #expect(survey("\u{1B}[?62c", ["TERM_PROGRAM": "iTerm.app"]).abilities.protocols == [.iterm])
        #expect(survey("\u{1B}[?62c", ["LC_TERMINAL": "iTerm2"]).abilities.protocols == [.iterm])
        #expect(survey("\u{1B}_Gi=31;ENOTSUP:no\u{1B}\\\u{1B}[?62c").abilities.protocols == [])
        #expect(survey("\u{1B}_Gi=30;OK\u{1B}\\\u{1B}[?62c").abilities.protocols == [])
        #expect(survey("").isComplete == false)
        #expect(survey("\u{1B}[?62c").isComplete)
        #expect(survey("\u{1B}[?62c\u{1B}_Gi=31;OK\u{1B}\\").abilities.protocols == [.kitty], "late, but true")
    }

    @Test func theOperatorHasTheLastWord() {
        #expect(survey(Self.kitty, setting: .off).abilities == .none)
        #expect(PixelSurvey(setting: .off, environment: [:]).isOff)
        #expect(survey("\u{1B}[?62c", setting: .iterm).abilities.protocols == [.iterm])
        #expect(survey(Self.kitty, setting: .sixel).abilities.protocols == [.sixel])
        for environment in [["STY": "1.pts"], ["TERM": "screen-256color"], ["STY": "1", "TMUX": "x"]] {
            #expect(PixelSurvey(setting: .kitty, environment: environment).isOff)
        }
    }

    @Test func tmuxIsAskedFirstAndThenWhatIsAroundIt() {
        var survey = PixelSurvey(setting: .auto, environment: ["TMUX": "/tmp/x,1,0", "TERM": "screen-256color"])
        #expect(survey.ask() == Array("\u{1B}[c".utf8))
        #expect(survey.needsParking)
        #expect(
            survey.take(.attributes([1, 2]), isQuiet: false) == Array("\u{1B}[c".utf8), "painted meanwhile: once more")
        let question = String(decoding: survey.take(.attributes([1, 2]), isQuiet: true), as: UTF8.self)
        #expect(question.hasPrefix("\u{1B}Ptmux;\u{1B}\u{1B}_Gi=31"))
        #expect(question.hasSuffix("\u{1B}\u{1B}[6n\u{1B}\u{1B}[c\u{1B}\\"))
        #expect(question.contains("\u{1B}\u{1B}\\"))
        _ = survey.take(.graphics(image: 31, isFine: true), isQuiet: true)
        #expect(survey.route(of: .kitty) == nil)
        _ = survey.take(.cursor(Position(row: 4, column: 41)), isQuiet: true)
        _ = survey.take(.attributes([4]), isQuiet: true)
        #expect(survey.route(of: .kitty) == .tmux(origin: Position(row: 3, column: 40)))
        #expect(survey.isComplete && !survey.needsParking)
        #expect(survey.abilities(measured: (9, 18)).protocols == [.kitty, .sixel])
        _ = survey.ask()
        #expect(survey.route(of: .kitty) == nil, "the pane may be elsewhere now")
    }

    @Test func aTmuxThatSpeaksSixelNeedsNoPassage() {
        var survey = PixelSurvey(setting: .auto, environment: ["TMUX": "/tmp/x,1,0", "LC_TERMINAL": "iTerm2"])
        _ = survey.ask()
        _ = survey.take(.attributes([1, 2, 4]), isQuiet: true)
        #expect(survey.abilities(measured: (9, 18)).protocols == [.sixel], "a name from outside tmux is hearsay")
        #expect(survey.route(of: .sixel) == .direct)
    }

    private func survey(
        _ answers: String, _ environment: [String: String] = [:], setting: PixelSetting = .auto,
        measured: (width: Int, height: Int)? = nil
    ) -> (abilities: PixelAbilities, isComplete: Bool) {
        var survey = PixelSurvey(setting: setting, environment: environment)
        _ = survey.ask()
        var decoder = KeyDecoder()
        #expect(decoder.feed(answers.utf8) == [])
        for reply in decoder.takeReplies() { _ = survey.take(reply, isQuiet: true) }
        return (survey.abilities(measured: measured), survey.isComplete)
    }
}
