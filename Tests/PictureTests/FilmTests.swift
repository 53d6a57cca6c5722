import PictureProtocol
import TestSupport
import Testing

/// Videos and animations.
@Suite(.onLanes) struct FilmTests {
    @Test(arguments: ["clip.mp4", "clip.mkv", "moving.gif"])
    func framesComeInTheirOrder(_ name: String) throws {
        let helper = try Helper()
        // Of frame n everything has the grey 20 + 20 n.
        for number in [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 4, 0] {
            let outcome = try helper.ask(Gallery.path(name), page: .frame(number))
            let picture = try #require(outcome.picture, "\(number): \(outcome.refusal?.sentence ?? "")")
            let grey = picture.colour(row: 1, column: 3).green
            #expect(abs(grey - 20 - 20 * number) < 8, "frame \(number) is \(grey)")
        }
        #expect(try helper.ask(Gallery.path(name), page: .frame(10)).refusal == .beyondEnd(frames: 10))
        #expect(try helper.ask(Gallery.path(name), page: .frame(999_999)).refusal == .beyondEnd(frames: 10))
        #expect(children(of: helper.process).isEmpty)
    }

    @Test(arguments: [("clip.mp4", "MP4"), ("clip.mkv", "Matroska"), ("moving.gif", "GIF")])
    func itSaysHowManyAndHowFast(_ name: String, _ format: String) throws {
        let facts = try #require(try Helper().ask(Gallery.path(name)).facts)
        #expect(facts.format == format)
        #expect(facts.frames == 10 && !facts.isShortened)
        #expect(abs((facts.rate ?? 0) - 5) < 0.1)
        #expect(abs((facts.duration ?? 0) - 2) < 0.25)
        #expect(facts.width == 64 && facts.height == 32)
    }

    @Test func aPosterStandsForAVideo() throws {
        let outcome = try Helper().ask(Gallery.path("clip.mp4"))
        #expect(outcome.picture != nil)
        #expect(outcome.facts?.frames == 10)
    }

    @Test(arguments: [nil, "", ".:relative", "/nowhere"] as [String?])
    func withoutFFmpegItSaysWhatToInstall(_ path: String?) throws {
        // Nil is no PATH at all, for which there is a usual one.
        let helper = try Helper(path: path)
        let outcome = try helper.ask(Gallery.path("clip.mp4"))
        if path == nil {
            #expect(outcome.picture != nil)
        } else {
            #expect(outcome.refusal == .needsFFmpeg)
            #expect(outcome.refusal?.sentence.contains("install ffmpeg") == true)
        }
        #expect(try helper.ask(Gallery.path("corners.jpg")).picture != nil)
    }
}
