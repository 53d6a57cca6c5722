import TestSupport
import Testing

/// What an operator will look at next is here before the network goes.
@Suite(.onLanes) struct PicturesAheadTests {
    private func screen(_ home: Home, _ keys: String, offline: Bool = false) throws -> String {
        let words = (offline ? ["--offline"] : []) + ["console", "--headless", "--size", "120x36", "--keys", keys]
        let run = try Program.run("ozc", words, home: home)
        #expect(run.code == 0, "\(run.errors)")
        return run.output
    }

    @Test func theNextCasesOfTheQueueShowTheirFacesWithTheNetworkGone() throws {
        let sandbox = try RunningSandbox(orders: 200)
        defer { sandbox.end() }
        let home = try Home()
        #expect(try sandbox.logIn(home).code == 0)
        #expect(try screen(home, "1 <enter>").contains("pictures:"))
        for keys in ["1 <enter>", "1 <enter> n", "1 <enter> n n", "1 <enter> n n n v", "1 <enter> n C"] {
            let screen = try screen(home, keys, offline: true)
            #expect(screen.contains("pictures:"), "\(keys): \(screen)")
            #expect(!screen.contains("ot cached"), "\(keys): \(screen)")
        }
        let last = try screen(home, "1 G <enter>", offline: true)
        #expect(!last.contains("pictures:"))
        #expect(last.contains("ot cached"))
    }

    @Test func maskedNoFaceIsOnAnyScreen() throws {
        let sandbox = try RunningSandbox(orders: 200)
        defer { sandbox.end() }
        let home = try Home()
        #expect(try sandbox.logIn(home).code == 0)
        for keys in ["m", "1 <enter> m", "1 <enter> C m", "m 4 i", "m 2 <enter> l", "m 1 <enter> v", "m 1 <enter> x"] {
            #expect(try !screen(home, keys).contains("pictures:"), "\(keys)")
        }
    }
}
