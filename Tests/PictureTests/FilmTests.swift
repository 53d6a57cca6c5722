import Canvas
import PictureProtocol
import Testing

/// Videos and animations, by the ffmpeg programs.
@Suite struct FilmTests {
    private let helper: Helper

    init() throws { helper = try Helper() }

    @Test(arguments: [("steps.mp4", "MP4"), ("steps.webm", "WebM"), ("steps.avi", "AVI"), ("steps.gif", "GIF")])
    func everyFrameIsTheOneThatWasAskedFor(_ name: String, _ format: String) throws {
        for number in [9, 0, 1, 2, 5, 4] {
            let outcome = try helper.ask(try Gallery.path(name), .frame(number))
            let dot = try #require(outcome.picture?.row(2).first, "\(outcome)")
            let grey = Int(max(dot.ink.bits & 0xFF, dot.paper.bits & 0xFF))
            #expect(abs(grey - (40 + 20 * number)) <= 8, "\(name) \(number): \(grey)")
        }
        let facts = try #require(try helper.ask(try Gallery.path(name), .describe).facts)
        #expect(facts.format == format)
        #expect(facts.frames == 10)
        #expect(facts.rate == 10)
        #expect(facts.isAnimated)
        #expect(try helper.ask(try Gallery.path(name), .frame(10)) == .refused(.beyondEnd(frames: 10)))
    }

    @Test func aPosterSaysThatItIsOne() throws {
        #expect(try helper.ask(try Gallery.path("steps.mp4")).facts?.isPoster == true)
        #expect(try helper.ask(try Gallery.path("steps.mp4"), .frame(0)).facts?.isPoster == false)
    }

    @Test func phonesTurnTheirVideosByANote() throws {
        let upright = try #require(try helper.ask(try Gallery.path("once.mp4")).picture)
        let outcome = try helper.ask(try Gallery.path("turned.mp4"))
        #expect(upright.corners == ["red", "green", "blue", "white"])
        #expect(outcome.facts?.width == 96)
        #expect(outcome.facts?.height == 128)
        let turns = [["blue", "red", "white", "green"], ["green", "white", "red", "blue"]]
        #expect(turns.contains(outcome.picture?.corners ?? []))
    }

    @Test func ofALongVideoTheBeginningIsShownAndThatIsSaid() throws {
        let facts = try #require(try helper.ask(try Gallery.path("long.mp4"), .describe).facts)
        #expect(facts.isShortened)
        #expect(facts.frames == 300)
        #expect(facts.duration == 35)
        #expect(try helper.ask(try Gallery.path("long.mp4"), .frame(299)).picture != nil)
        #expect(try helper.ask(try Gallery.path("long.mp4"), .frame(300)) == .refused(.beyondEnd(frames: 300)))
    }

    @Test func steppingThroughAVideoIsQuick() throws {
        _ = try helper.ask(try Gallery.path("steps.mp4"), .frame(0))
        let clock = ContinuousClock()
        let time = try clock.measure {
            for number in 1...9 { _ = try helper.ask(try Gallery.path("steps.mp4"), .frame(number)) }
        }
        // One start of ffmpeg alone takes a tenth of a second.
        #expect(time < .milliseconds(700))
    }

    @Test func withoutFFmpegThereAreStillPictures() throws {
        let helper = try Helper(environment: ["PATH": ""])
        #expect(try helper.ask(try Gallery.path("steps.mp4")) == .refused(.needsFFmpeg))
        #expect(try helper.ask(try Gallery.path("plain.webp")) == .refused(.needsFFmpeg))
        #expect(try helper.ask(try Gallery.path("plain.jpg")).picture != nil)
        #expect(PictureRefusal.needsFFmpeg.sentence.contains("install ffmpeg"))
    }
}
