import Foundation
import OzModel
import TestSupport
import Testing

/// What is said before anything is sent: in English, and with all that keeps a file from being taken in vain.
@Suite(.onLanes) struct HintTests {
    @Test func whoeverCreatesAnOrderReadsTheHints() throws {
        let help = try Program.run("ozc", ["orders", "create", "--help"], home: try Home())
        let text = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(CaptureHints.all.count == 5)
        for hint in CaptureHints.all { #expect(text.contains(hint), "\(hint)") }
    }

    @Test func everyActionCanBeTagged() {
        let tags = NewFile.knownTags(of: .video)
        for action in ["left", "right", "down", "high", "smile", "eyes", "scan", "blank", "oneshot"] {
            #expect(tags.contains("video_selfie_\(action)"))
            #expect(CaptureAction.words("video_selfie_\(action)") != nil)
        }
        #expect(tags.contains("orientation_portrait") && tags.contains("orientation_landscape"))
    }

    @Test func everyLocaleReadsTheSameEnglish() throws {
        let home = try Home()
        let calls = [
            ["--help"], ["orders", "create", "--help"], ["keys"], ["orders", "list"],
            ["console", "--offline", "--headless", "--size", "100x30", "--keys", "8 ?"],
        ]
        for words in calls {
            let here = try Program.run("ozc", words, home: home)
            for locale in ["de_DE.UTF-8", "ru_RU.UTF-8", "ja_JP.UTF-8"] {
                let variables = ["LC_ALL": locale, "LANG": locale, "LANGUAGE": locale]
                let there = try Program.run("ozc", words, home: home, environment: variables)
                #expect(there.output == here.output && there.errors == here.errors, "\(words) \(locale)")
                #expect(there.code == here.code)
            }
        }
    }
}
