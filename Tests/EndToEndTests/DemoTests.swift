import TestSupport
import Testing

@Suite(.onLanes) struct DemoTests {
    @Test func aKeyMovesTheCursorOverOrdersThatCameOverHTTP() throws {
        let home = try Home()
        let run = try Program.run(
            "ozc", ["demo", "--orders", "12", "--headless", "--size", "80x24", "--keys", "j"], home: home)
        #expect(run.code == 0, "\(run.errors)")
        #expect(run.output.contains("2 of 12"))
        #expect(run.output.contains("● live"))
        #expect(run.output.contains("\n▌ ") || run.output.contains("▌"))
    }
}
