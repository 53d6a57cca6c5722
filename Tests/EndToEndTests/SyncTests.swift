import Foundation
import TestSupport
import Testing

@Suite struct ManyPagesTests {
    /// Media shared by several analyses of a page once made SQLite give up on the second page.
    @Test func everyPageOfALargeServerArrives() throws {
        let sandbox = try RunningSandbox(orders: 1500)
        let home = try Home()
        try FileManager.default.createDirectory(atPath: "\(home.path)/.config/ozc", withIntermediateDirectories: true)
        try "[sync]\ndepth = \"all\"\n".write(
            toFile: "\(home.path)/.config/ozc/config.toml", atomically: true, encoding: .utf8)
        try sandbox.logIn(home)
        let run = try Program.run("ozc", ["sync"], home: home)
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.errors.contains("the mirror holds 1,500 orders"), "\(run.errors)")
    }
}
