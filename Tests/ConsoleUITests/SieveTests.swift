import Canvas
import Foundation
import OzModel
import Store
import Testing

@testable import ConsoleUI

/// What queries find, on its way from the mirror to the screen.
@Suite struct SieveTests {
    private func wish(_ stage: Stage, _ keys: String) throws -> SiftWish {
        stage.sifts = false
        try stage.press(keys)
        _ = stage.text
        for case .sift(let wish?) in stage.effects.reversed() { return wish }
        throw CocoaError(.featureUnsupported)
    }

    /// Wishes for the same rows, each of a list of its own.
    private func others(_ count: Int, like wish: SiftWish) -> [SiftWish] {
        (0..<count).map { number in
            let key = SiftWish.Key(
                lane: wish.key.lane, scope: .order("\(number)"), sort: wish.key.sort, filter: wish.key.filter)
            return SiftWish(key: key, query: wish.query, revision: 0, moments: nil)
        }
    }

    @Test(arguments: [(60, 0), (63, 0), (64, 1), (200, 1)])
    func aPageIsToldOnceWhenItIsThere(_ orders: Int, _ times: Int) throws {
        let stage = try Stage(mirror: SampleMirror.make(orders: orders))
        let run = stage.console.models.sieve.begin(try wish(stage, "f created>2020-01-01 <enter>"))
        var pages: [Bool] = []
        run.gather(stage.mirror.reader) { pages.append(run.publish()) }
        #expect(pages == Array(repeating: true, count: times))
        #expect(stage.text.contains(" of \(orders) "))
    }

    @Test func rowsOfAListThatNobodySawAreAskedForAheadOfItsFrame() throws {
        let stage = try Stage()
        let (console, sieve) = (stage.console, stage.console.models.sieve)
        for key in try Key.sequence(parsing: "f status:declined") { _ = console.press(key) }
        #expect(console.rowsAhead().isEmpty)
        _ = console.press(.enter)
        guard case .sift(let wish?)? = console.rowsAhead().first else { throw CocoaError(.featureUnsupported) }
        let run = sieve.begin(wish)
        #expect(console.rowsAhead().isEmpty, "nobody waits twice for what takes long")
        run.gather(stage.mirror.reader)
        #expect(console.rowsAhead().isEmpty)
        #expect(console.frame().dump().contains(" 1 of 6 "))
        let newer = SiftWish(key: wish.key, query: wish.query, revision: wish.revision + 1, moments: nil)
        _ = sieve.begin(newer)
        #expect(console.rowsAhead().isEmpty, "the older answer is on the glass meanwhile")
    }

    @Test func aWindowWithoutRoomForAListAsksForNoRows() throws {
        let console = try Stage(size: Size(columns: 10, rows: 3)).console
        for key in try Key.sequence(parsing: "f status:declined <enter>") { _ = console.press(key) }
        _ = console.frame()
        #expect(console.rowsAhead().isEmpty && console.siftWishes().isEmpty)
    }

    @Test func whatIsFoundIsShownBeforeAllIsFound() throws {
        let stage = try Stage(size: Size(columns: 120, rows: 36))
        let wish = try wish(stage, "f status:declined <enter>")
        let sieve = stage.console.models.sieve
        let run = sieve.begin(wish)
        #expect(stage.text.contains("0 so far…"))
        #expect(!run.publish())
        #expect(run.add(1) == 1 && run.add(3) == 2)
        #expect(stage.text.contains("0 so far…"))
        #expect(run.publish())
        #expect(stage.text.contains("1 of 2 so far…"))
        run.gather(stage.mirror.reader)
        #expect(run.isOver && !stage.text.contains("so far"))
        #expect(!sieve.isRunning)
    }

    @Test func whatNobodyWantsAnyMoreEndsAndIsForgotten() throws {
        let stage = try Stage()
        let wish = try wish(stage, "f status:declined <enter>")
        let sieve = stage.console.models.sieve
        let run = sieve.begin(wish)
        #expect(run.add(1) == 1)
        sieve.cancel()
        #expect(run.isOver && run.add(3) == nil)
        #expect(!sieve.has(wish), "half an answer is none")
        run.gather(stage.mirror.reader)
        _ = run.publish()
        #expect(sieve.found(wish.key) == nil)
    }

    @Test func theNextQuestionEndsTheOneBefore() throws {
        let stage = try Stage()
        let first = try wish(stage, "f status:declined <enter>")
        let second = try wish(stage, "f ^u status:success <enter>")
        let sieve = stage.console.models.sieve
        let run = sieve.begin(first)
        let next = sieve.begin(second)
        #expect(run.isOver && !next.isOver)
        next.gather(stage.mirror.reader)
        #expect(sieve.has(second) && !sieve.has(first))
    }

    @Test func anOldAnswerStaysUntilTheNewOneIsWhole() throws {
        let stage = try Stage()
        let wish = try wish(stage, "f status:declined <enter>")
        let sieve = stage.console.models.sieve
        sieve.begin(wish).gather(stage.mirror.reader)
        let rows = sieve.found(wish.key)?.rows
        let newer = SiftWish(key: wish.key, query: wish.query, revision: wish.revision + 1, moments: nil)
        #expect(!sieve.has(newer))
        let run = sieve.begin(newer)
        #expect(sieve.has(newer) && run.isAgain && run.add(999) == 1)
        #expect(!run.publish() && sieve.found(wish.key)?.rows == rows)
        run.gather(stage.mirror.reader)
        #expect(sieve.found(wish.key)?.wish.revision == newer.revision)
    }

    @Test func numbersOfRowsAreAddedToWithoutTouchingWhatWasShown() {
        var rows = RowNumbers(0..<40_000)
        let shown = rows
        rows.append(77_777)
        #expect(shown.count == 40_000 && Array(shown) == Array(0..<40_000))
        #expect(rows.last == 77_777 && rows[16_384] == 16_384 && rows.firstIndex(of: 77_777) == 40_000)
        #expect(Array(rows[16_383..<16_385]) == [16_383, 16_384])
    }

    @Test func listsOfVeryManyRowsAreForgottenBeforeTheLastOne() throws {
        let stage = try Stage()
        let wish = try wish(stage, "f status:declined <enter>")
        let sieve = stage.console.models.sieve
        let wishes = others(3, like: wish)
        let counts: [Int64] = [900_000, 900_000, 2_500_000]
        for (wish, count) in zip(wishes, counts) {
            sieve.finish(
                sieve.begin(wish), Sieve.Catch(wish: wish, rows: RowNumbers(0..<count), isRunning: false))
            if count == 900_000 { #expect(sieve.has(wishes[0])) }
        }
        #expect(wishes.map(sieve.has) == [false, false, true])
    }

    @Test func onlyAFewListsAreRemembered() throws {
        let stage = try Stage()
        let wish = try wish(stage, "f status:declined <enter>")
        let sieve = stage.console.models.sieve
        let wishes = others(8, like: wish)
        for wish in wishes { sieve.begin(wish).gather(stage.mirror.reader) }
        #expect(wishes.map(sieve.has) == [false, false] + Array(repeating: true, count: 6))
    }

    @Test func aMirrorThatCannotBeReadIsToldWhereTheRowsWouldBe() throws {
        let stage = try Stage()
        let wish = try wish(stage, "f status:declined <enter>")
        stage.console.models.sieve.begin(wish).fail("The disk is gone.")
        #expect(stage.text.contains("The disk is gone."))
        #expect(stage.console.models.sieve.has(wish), "it is not asked over and over")
    }
}
