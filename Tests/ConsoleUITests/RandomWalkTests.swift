import Foundation
import TestSupport
import Testing

/// Whatever is pressed, the rows on screen are those that plain values say; `Tests/console-walk` tells more.
@Suite(.onLanes) struct RandomWalkTests {
    /// Another walk in each run: what fails names its seed.
    @Test func everyScreenIsAsPlainValuesSay() throws {
        let asked = ProcessInfo.processInfo.environment.filter { $0.key.hasPrefix("OZC_WALK_") }
        let environment = ["OZC_WALK_KEYS": "400", "OZC_WALK_SEED": "\(Int.random(in: 1...999_999))"].merging(asked) {
            $1
        }
        let walk = try Program.run("console-walk", [], home: try Home(), environment: environment)
        #expect(walk.code == 0, "\(walk.output)\(walk.errors)")
        print(walk.output)
    }
}
