import Foundation
import HTTP
import Remote
import Store
import Sync
import Synchronization

/// All of a console that dies with its process: ledger, mirror, and the sender with its network.
final class Console {
    let transport: MortalTransport
    let ledger: Ledger
    let mirror: Store.Mirror
    private(set) var pusher: Pusher
    private let office: Office
    private let clock: Clock

    /// Opens the files in a folder, or makes them.
    init(_ folder: String, _ office: Office, _ weather: Weather, _ clock: Clock) throws {
        self.office = office
        self.clock = clock
        transport = MortalTransport(office.network, weather)
        ledger = try Ledger(path: "\(folder)/ledger.sqlite")
        mirror = try Store.Mirror(path: "\(folder)/mirror.sqlite")
        pusher = Self.pusher(office, transport, ledger, mirror, clock)
    }

    /// A new session, after the server has ended the old one.
    func logIn() { pusher = Self.pusher(office, transport, ledger, mirror, clock) }

    private static func pusher(
        _ office: Office, _ transport: MortalTransport, _ ledger: Ledger, _ mirror: Store.Mirror, _ clock: Clock
    ) -> Pusher {
        Pusher(
            api: office.api(transport, clock.pace), ledger: ledger, mirror: mirror, owner: office.owner,
            policy: PushPolicy(tries: 3), pace: clock.pace)
    }
}

/// Time that passes only when a test says so.
final class Clock: Sendable {
    private let time = Mutex(1_000_000.0)

    var now: Double { time.withLock { $0 } }

    var pace: Pace { Pace(now: { self.now }, sleep: { self.advance(by: $0) }, luck: { 0.5 }) }

    func advance(by seconds: Double) { time.withLock { $0 += max(0, seconds) } }
}
