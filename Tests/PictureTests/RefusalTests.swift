import Foundation
import PictureProtocol
import TestSupport
import Testing

/// Files that are no whole picture: each is refused, and the helper lives on.
@Suite(.onLanes) struct RefusalTests {
    @Test(arguments: [
        "half.jpg", "half-progressive.jpg", "headless.jpg", "no-end.jpg", "half.png", "half-noise.png", "no-end.png",
    ])
    func whatIsCutOffIsNeverDrawn(_ name: String) throws {
        let helper = try Helper()
        #expect(try helper.ask(Gallery.path(name)).refusal == .cut)
        #expect(try helper.ask(Gallery.path(name), page: .frame(0), view: View(fit: .fill)).refusal == .cut)
        #expect(try helper.end() == 0)
    }

    @Test func noBeginningOfAFileIsDrawn() throws {
        let helper = try Helper()
        let home = try Home()
        for name in ["corners.jpg", "progressive.jpg", "corners.png", "turned-6-big.jpg"] {
            let whole = try Data(contentsOf: URL(fileURLWithPath: Gallery.path(name)))
            for count in stride(from: 0, to: whole.count, by: 7) + [whole.count - 1] {
                let path = "\(home.path)/\(count)-\(name)"
                try whole.prefix(count).write(to: URL(fileURLWithPath: path))
                #expect(try helper.ask(path).refusal != nil, "\(count) bytes of \(name)")
            }
        }
    }

    @Test(arguments: ["bad-sum.png", "zero-wide.png", "exif-length.jpg", "elsewhere.mp4", "half.mp4"])
    func whatIsDamagedIsNeverDrawn(_ name: String) throws {
        let refusal = try Helper().ask(Gallery.path(name)).refusal
        switch refusal {
        case .broken, .cut: break
        default: Issue.record("\(String(describing: refusal))")
        }
    }

    @Test(arguments: ["huge.jpg", "huge.png"])
    func whatIsTooLargeIsRefusedBeforeItIsDecoded(_ name: String) throws {
        let helper = try Helper()
        let expected = PictureRefusal.tooLarge(width: 30_000, height: 30_000, limit: Limits.picturePixels)
        #expect(try helper.ask(Gallery.path(name)).refusal == expected)
        #expect(helper.peak < 64, "\(helper.peak) MB")
    }

    @Test func aFileTooHeavyIsNotRead() throws {
        let helper = try Helper()
        let expected = PictureRefusal.tooHeavy(bytes: 100_000_000, limit: Limits.file)
        #expect(try helper.ask(Gallery.path("heavy.jpg")).refusal == expected)
        #expect(helper.peak < 64, "\(helper.peak) MB")
    }

    @Test(arguments: ["bomb-text.png", "bomb-texts.png", "bomb-profile.png", "bomb-pixels.png", "bomb.zip"])
    func aBombDoesNotGoOff(_ name: String) throws {
        let helper = try Helper()
        let outcome = try helper.ask(Gallery.path(name))
        #expect(helper.peak < 96, "\(helper.peak) MB")
        if name == "bomb-pixels.png" { #expect(outcome.refusal == .broken("it holds more than its pixels")) }
        #expect(try helper.ask(Gallery.path("corners.png")).picture != nil)
    }

    @Test(arguments: [
        ("bomb.zip", "an archive of files"), ("shots.jpg", "an archive of files"), ("script.jpg", "a script"),
        ("page.jpg", "a web page"), ("words.jpg", "text"), ("document.jpg", "a PDF document"),
        ("list-m3u8.mp4", "a playlist"), ("list-concat.mp4", "a playlist"),
    ])
    func whatIsNoPictureIsCalledByItsName(_ name: String, _ likeness: String) throws {
        #expect(try Helper().ask(Gallery.path(name)).refusal == .notAPicture(likeness))
    }

    @Test(arguments: [("drawing.svg", "SVG"), ("svg.jpg", "SVG"), ("moving.webp", "animated WebP")])
    func whatCannotBeShownIsCalledByItsName(_ name: String, _ format: String) throws {
        #expect(try Helper().ask(Gallery.path(name)).refusal == .unsupported(format))
    }

    @Test(arguments: [
        ("empty.jpg", PictureRefusal.empty), ("folder.jpg", .notAFile), ("pipe.jpg", .notAFile),
        ("link.jpg", .notAFile), ("gone.jpg", .notFound), ("corners.jpg/gone", .notFound),
    ])
    func whatIsNoPlainFileIsNotWaitedFor(_ name: String, _ refusal: PictureRefusal) throws {
        #expect(try Helper().ask(Gallery.path(name)).refusal == refusal)
    }

    @Test func noPlaylistIsFollowed() throws {
        let helper = try Helper()
        for name in try Gallery.names() where name.hasPrefix("list-") || name == "elsewhere.mp4" {
            for page in [Page.still, .frame(0)] {
                #expect(try helper.ask(Gallery.path(name), page: page).refusal != nil, "\(name)")
            }
        }
        #expect(try !Gallery.isTrapSprung())
    }

    /// All files through one helper: each has an answer, with a sentence if there is nothing to see.
    @Test func oneHelperAnswersThemAll() throws {
        let helper = try Helper()
        let names = try Gallery.names().filter { $0 != "canary.png" } + ["gone.jpg"]
        #expect(names.count > 80)
        for name in names {
            for page in [Page.still, .frame(3)] {
                let outcome = try helper.ask(Gallery.path(name), page: page)
                if let refusal = outcome.refusal { #expect(refusal.sentence.count > 10, "\(name)") }
            }
        }
        for _ in 0..<3 { #expect(try helper.ask(Gallery.path("corners.png")).picture != nil) }
        print("The gallery took \(helper.peak) MB at most.")
        #expect(try helper.end() == 0)
    }

    @Test func memoryStaysBoundedOverManyRequests() throws {
        let helper = try Helper()
        let names = ["clip.mp4", "corners.jpg", "half.png", "moving.gif", "turned-5-big.jpg", "huge.jpg", "alpha.png"]
        let paths = try names.map(Gallery.path) + [media("paper-02.jpg"), media("card-01.jpg"), media("clip-01.mp4")]
        for number in 0..<300 {
            let shape = Shape.box(20 + number % 7 * 10, 10 + number % 5 * 8, Symbols.allCases[number % 4])
            let view = View(left: Double(number % 4) / 8, width: 0.5, isFlipped: number % 2 == 0)
            let page = number % 3 == 0 ? Page.frame(number % 10) : .still
            _ = try helper.ask(paths[number % paths.count], page: page, shape: shape, view: view)
        }
        print("300 requests took \(helper.peak) MB at most.")
        #expect(helper.peak < 300)
        #expect(try helper.end() == 0)
    }
}
