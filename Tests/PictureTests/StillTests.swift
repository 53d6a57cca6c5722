import Canvas
import PictureProtocol
import TestSupport
import Testing

/// Pictures that are as they should be.
@Suite(.onLanes) struct StillTests {
    @Test(arguments: [
        "corners.jpg", "progressive.jpg", "inks.jpg", "inks-adobe.jpg", "corners.png", "named.jpg", "deep.png",
        "palette.png", "turned.png", "corners.bmp", "corners.tiff", "corners.webp",
    ])
    func everyKindIsDrawnInItsColours(_ name: String) throws {
        let outcome = try Helper().ask(Gallery.path(name))
        #expect(try corners(outcome) == ["red", "green", "blue", "white"])
        #expect(outcome.facts?.width == 64 && outcome.facts?.height == 32)
        #expect(outcome.facts?.frames == nil)
    }

    @Test func theNameOfTheFileSaysNothing() throws {
        #expect(try Helper().ask(Gallery.path("named.jpg")).facts?.format == "PNG")
    }

    @Test func greyIsGrey() throws {
        let picture = try #require(try Helper().ask(Gallery.path("grey.jpg")).picture)
        #expect(picture.colour(row: 0, column: 0) == (90, 90, 90))
    }

    @Test func whatIsSeenThroughIsGrey() throws {
        let outcome = try Helper().ask(Gallery.path("alpha.png"))
        #expect(try corners(outcome) == ["red", "green", "blue", "grey"])
    }

    @Test(arguments: 1...8, ["little", "big"])
    func everyWayOfHoldingTheCameraIsTurnedUpright(_ orientation: Int, _ order: String) throws {
        let outcome = try Helper().ask(Gallery.path("turned-\(orientation)-\(order).jpg"))
        #expect(try corners(outcome) == ["red", "green", "blue", "white"])
        #expect(outcome.facts?.width == 64 && outcome.facts?.height == 32)
    }

    @Test(arguments: ["beyond", "itself", "loop", "many", "wild", "zero", "short", "type", "count", "none"])
    func hostileEXIFTurnsNothing(_ name: String) throws {
        let outcome = try Helper().ask(Gallery.path("exif-\(name).jpg"))
        #expect(try corners(outcome) == ["red", "green", "blue", "white"])
    }

    @Test func aMirrorSwapsLeftAndRight() throws {
        let helper = try Helper()
        let mirror = View(isFlipped: true)
        for name in ["corners.jpg", "turned-6-big.jpg", "corners.png"] {
            let outcome = try helper.ask(Gallery.path(name), view: mirror)
            #expect(try corners(outcome) == ["green", "red", "white", "blue"], "\(name)")
        }
        let part = View(left: 0, top: 0, width: 0.5, height: 0.5, isFlipped: true)
        #expect(try corners(helper.ask(Gallery.path("corners.png"), view: part)) == .init(repeating: "red", count: 4))
    }

    @Test(arguments: [(0.0, 0.0, "red"), (0.5, 0, "green"), (0, 0.5, "blue"), (0.5, 0.5, "white")])
    func zoomShowsOneQuarter(_ left: Double, _ top: Double, _ colour: String) throws {
        let view = View(left: left, top: top, width: 0.5, height: 0.5)
        for name in ["corners.jpg", "corners.png", "turned-8-little.jpg"] {
            let outcome = try Helper().ask(Gallery.path(name), view: view)
            #expect(try corners(outcome) == .init(repeating: colour, count: 4), "\(name)")
        }
    }

    @Test func aPictureKeepsItsShapeInCellsOfAnyShape() throws {
        let helper = try Helper()
        // Twice as wide as high.
        for (box, size) in [
            (Shape.box(20, 20, ratio: 0.5), Size(columns: 20, rows: 5)),
            (.box(20, 20, ratio: 1), Size(columns: 20, rows: 10)),
            (.box(40, 5, ratio: 0.5), Size(columns: 20, rows: 5)), (.box(1, 1, ratio: 0.5), Size(columns: 1, rows: 1)),
        ] {
            #expect(try helper.ask(Gallery.path("corners.png"), shape: box).picture?.size == size)
        }
    }

    @Test func fillingLeavesNothingFreeAndCutsWhatStandsOut() throws {
        let path = try Gallery.path("corners.png")
        let full = try Helper().ask(path, shape: .box(20, 20), view: View(fit: .fill))
        #expect(full.picture?.size == Size(columns: 20, rows: 20))
        #expect(try corners(full) == ["red", "green", "blue", "white"])
    }

    @Test func aStillPictureHasOneFrame() throws {
        let helper = try Helper()
        #expect(try helper.ask(Gallery.path("corners.jpg"), page: .frame(0)).picture != nil)
        #expect(try helper.ask(Gallery.path("corners.jpg"), page: .frame(1)).refusal == .beyondEnd(frames: 1))
    }

    /// Names of the colours in the four corners, by rows.
    private func corners(_ outcome: PictureOutcome) throws -> [String] {
        let picture = try #require(outcome.picture, "\(outcome.refusal?.sentence ?? "")")
        let (last, lowest) = (picture.size.columns - 1, picture.size.rows - 1)
        return [(0, 0), (0, last), (lowest, 0), (lowest, last)].map { row, column in
            let colour = picture.colour(row: row, column: column)
            let bright = [colour.red, colour.green, colour.blue].map { $0 > 160 }
            let isMiddle = [colour.red, colour.green, colour.blue].allSatisfy { (100...150).contains($0) }
            return switch bright {
            case [true, false, false]: "red"
            case [false, true, false]: "green"
            case [false, false, true]: "blue"
            case [true, true, true]: "white"
            default: isMiddle ? "grey" : "\(colour)"
            }
        }
    }
}
