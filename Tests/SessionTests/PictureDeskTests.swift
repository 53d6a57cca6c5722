import ConsoleUI
import Foundation
import OzModel
import PictureProtocol
import Synchronization
import TestSupport
import Testing

@testable import Session

/// Whatever the program that draws does, the desk says so and goes on with the next wish.
@Suite(.timeLimit(.minutes(15))) struct PictureDeskTests {
    private let shelf = PictureShelf()
    private let mailbox: Mailbox

    init() throws { mailbox = try #require(Mailbox()) }

    private func desk(_ helper: PictureHelper, files: @escaping PictureDesk.Files) -> PictureDesk {
        PictureDesk(
            helper: helper, shelf: shelf, mailbox: mailbox, look: PictureLook(symbols: .half, colours: .direct),
            files: files, reject: { _ in false })
    }

    private func wish(_ name: String) -> PictureWish {
        PictureWish(file: MediaFile(url: name, kind: .image), columns: 8, rows: 4)
    }

    /// What the shelf says of a wish, once it does; the test's own time limit ends a wait in vain.
    private func answer(_ wish: PictureWish) async throws -> String {
        while true {
            switch shelf.answer(wish) {
            case .refused(let sentence): return sentence
            case .drawn, .pixels: return "drawn"
            case nil: try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    private func rest() async throws {
        while !mailbox.isIdle {
            _ = mailbox.take()
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private static let gaveUp = "The file is damaged: the decoder gave up on it."

    @Test func aMissingHelperIsNoFaultOfTheFile() async throws {
        let asked = Mutex(0)
        let counted = PictureDesk(
            helper: PictureHelper(program: "/nowhere/ozc-pictures", path: "/bin"), shelf: shelf, mailbox: mailbox,
            look: PictureLook(symbols: .half, colours: .direct), files: { _ in .success("/dev/null") },
            reject: { _ in
                asked.withLock { $0 += 1 }
                return true
            })
        await counted.want([wish("a"), wish("b")])
        for name in ["a", "b"] {
            #expect(try await answer(wish(name)) == "The program that draws pictures could not be started.")
        }
        #expect(asked.withLock { $0 } == 0, "a good file would be dropped and fetched again")
    }

    @Test(arguments: [
        ("exit 1", gaveUp, 4), ("kill -9 $$", gaveUp, 4),
        ("printf '\\377\\377\\377\\377rubbish'; exec sleep 60", gaveUp, 4),
        ("head -c 1 /dev/zero; exec sleep 60", "It took too long to decode.", 2),
        ("exec sleep 60", "It took too long to decode.", 2),
        ("trap '' TERM INT HUP; while :; do sleep 60; done", "It took too long to decode.", 2),
    ])
    func aHelperThatFailsIsEndedAndStartedAgain(_ script: String, _ words: String, _ lives: Int) async throws {
        let fake = try FakeHelper(script)
        let helper = PictureHelper(
            program: fake.path, path: "/usr/bin:/bin", patience: words == Self.gaveUp ? 20 : 0.5)
        let desk = desk(helper) { _ in .success("/dev/null") }
        await desk.want([wish("a"), wish("b")])
        for name in ["a", "b"] { #expect(try await answer(wish(name)) == words) }
        try await rest()
        #expect(fake.lives.count == lives)
        #expect(fake.left == [], "ended, and its end was heard")
    }

    @Test func oneThatDiedOfTheFileBeforeGetsASecondChance() async throws {
        let fake = try FakeHelper(
            """
            if [ -e died ]; then head -c 4 > /dev/null; cat second; head -c 4 > /dev/null; cat third; exec sleep 60; fi
            touch died
            exit 1
            """)
        try fake.keep(PictureReply(id: 2, outcome: .refused(.beyondEnd(frames: 1))), as: "second")
        try fake.keep(PictureReply(id: 3, outcome: .refused(.noMemory)), as: "third")
        let helper = PictureHelper(program: fake.path, path: "/usr/bin:/bin")
        let desk = desk(helper) { _ in .success("/dev/null") }
        await desk.want([wish("a")])
        #expect(try await answer(wish("a")) == "There is only one frame.")
        await desk.want([wish("b")])
        #expect(try await answer(wish("b")) == "It needs more memory than there may be.")
        #expect(fake.lives.count == 2)
        await helper.stop()
        #expect(fake.left == [])
    }

    @Test func aFileThatCannotBeHadIsSaidAndTheNextIsShown() async throws {
        let desk = desk(PictureHelper(program: "/nowhere", path: "/bin")) { file in
            file.url == "bad" ? .failure(.init("not cached")) : .success("/dev/null")
        }
        await desk.want([wish("bad"), wish("good")])
        #expect(try await answer(wish("bad")) == "Not cached.")
        #expect(try await answer(wish("good")) == "The program that draws pictures could not be started.")
    }

    @Test func whatWasScrolledByIsNotFetched() async throws {
        let gate = Gate()
        let desk = desk(PictureHelper(program: "/nowhere", path: "/bin")) { file in
            await gate.pass(file.url)
            return .success("/dev/null")
        }
        for number in 0..<100 { await desk.want([wish("\(number)")]) }
        while gate.asked.count < 4 { try await Task.sleep(for: .milliseconds(1)) }
        #expect(Set(gate.asked) == ["0", "1", "2", "3"])
        gate.open()
        _ = try await answer(wish("99"))
        try await rest()
        #expect(gate.asked.count == 5 && gate.asked.last == "99")
        for number in 0..<99 { #expect(shelf.answer(wish("\(number)")) == nil, "\(number)") }
    }

    @Test func whatIsUnderWayForOneUserIsNotShownToTheNext() async throws {
        let gate = Gate()
        let desk = desk(PictureHelper(program: "/nowhere", path: "/bin")) { file in
            await gate.pass(file.url)
            return file.url == "b" ? .failure(.init("gone")) : .success("/dev/null")
        }
        shelf.put(.refused("hers"), for: wish("old"))
        await desk.want([wish("a"), wish("b")])
        while gate.asked.count < 2 { try await Task.sleep(for: .milliseconds(1)) }
        await desk.forget()
        #expect(shelf.answer(wish("old")) == nil)
        gate.open()
        try await rest()
        #expect(shelf.answer(wish("a")) == nil && shelf.answer(wish("b")) == nil)
        await desk.want([wish("c")])
        _ = try await answer(wish("c"))
    }
}

/// Lets nobody through before it is opened, and remembers who asked.
private final class Gate: Sendable {
    private let state = Mutex((isOpen: false, asked: [String](), waiting: [CheckedContinuation<Void, Never>]()))

    var asked: [String] { state.withLock { $0.asked } }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for one in waiting { one.resume() }
    }

    func pass(_ name: String) async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                state.asked.append(name)
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }
}
