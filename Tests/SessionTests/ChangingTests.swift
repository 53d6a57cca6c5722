import Curl
import Foundation
import HTTP
import OzModel
import Remote
import Session
import Store
import TestSupport
import Testing

@testable import ConsoleUI

/// Changes that forms have asked for: given up, and left while they are on their way.
@Suite(.onLanes, .timeLimit(.minutes(15))) struct ChangingTests {
    private let sandbox: RunningSandbox
    private let home: Home
    private let mailbox: Mailbox
    private let backstage: Backstage

    init() async throws {
        home = try Home()
        sandbox = try RunningSandbox(orders: 1, log: "\(home.path)/sandbox.log", ["--latency", "400ms"])
        mailbox = try #require(Mailbox())
        backstage = try Backstage.on(sandbox, home, mailbox)
        backstage.logIn(sandbox, as: "admin")
        _ = try await hear { if case .loggedIn = $0 { true } else { nil } as Bool? }
        try await wait { mailbox.isIdle }
    }

    private func hear<Found>(_ find: (Action) -> Found?) async throws -> Found {
        while true {
            if let found = mailbox.take().lazy.compactMap(find).first { return found }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func wait(_ isSo: () throws -> Bool) async throws {
        while try !isSo() {
            _ = mailbox.take()
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func outcome() async throws -> ChangeOutcome {
        try await hear { if case .changed(_, let outcome) = $0 { outcome } else { nil } }
    }

    private func file(_ size: Int) throws -> NewFile {
        let path = "\(home.path)/large.jpg"
        try Data([0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 0, count: size)).write(to: URL(fileURLWithPath: path))
        return try #require(NewFile(path: path, size: size + 4))
    }

    @Test func anUploadTellsHowFarItIsAndIsGivenUp() async throws {
        // More than the sockets hold: it is not all sent before somebody has read it.
        let order = NewOrder(files: [try file(40 << 20)])
        sandbox.pause()
        backstage.perform(.change(.createOrder(order)))
        let (sent, total) = try await hear { action -> (Int, Int)? in
            if case .sending(let sent, let total) = action { (sent, total) } else { nil }
        }
        #expect(sent < total && total > 40 << 20)
        backstage.perform(.cancelChange)
        #expect(try await outcome() == .cancelled)
        sandbox.resume()
        try await wait { mailbox.isIdle }
        #expect(try sandbox.log().entries.allSatisfy { $0.method != "POST" || $0.path.contains("authorize") })
    }

    /// Between the two calls the order is without metadata: whoever leaves waits for the second.
    @Test func leavingDoesNotPartWhatBelongsTogether() async throws {
        let list = try await orders()
        let order = try #require(list.first)
        let edit = MetaDataEdit.merge(["kept": .string("yes")], removing: ["iin"])
        backstage.perform(.change(.editMetaData(of: Known(order), edit)))
        func calls(_ method: String) throws -> Int {
            try sandbox.log().entries.count { $0.method == method && $0.path.contains("meta_data") }
        }
        // Where this machine is slow, the second call may be through by itself.
        try await wait { try calls("DELETE") > 0 }
        backstage.end()
        #expect(try calls("POST") == 1)
    }

    private func orders() async throws -> [Order.ID] {
        try await wait { mailbox.isIdle }
        let other = try Home()
        try sandbox.logIn(other, as: "admin")
        let list = try Program.run("ozc", ["orders", "list", "--format", "json"], home: other)
        let objects = try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]]
        return (objects ?? []).compactMap { ($0["folder_id"] as? String).map { Order.ID($0) } }
    }
}
