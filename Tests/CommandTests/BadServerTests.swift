import FaultServer
import Foundation
import TestSupport
import Testing

@Suite(.onLanes) struct BadServerTests {
    /// A server that misbehaves, and a home whose token for it comes from a command.
    private final class Bad {
        let server: FaultServer
        let home: Home

        init(_ server: FaultServer) throws {
            self.server = server
            home = try Home()
            let directory = "\(home.path)/.config/ozc"
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            let text = "[profiles.p]\nserver = \"\(server.url())\"\ntoken_command = [\"echo\", \"secret-token\"]\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(directory)/config.toml"))
        }

        deinit { server.stop() }

        func ozc(_ line: String) throws -> Program { try Program.ozc(line, home) }
    }

    private static func server(orders: String, users: FaultReply) throws -> FaultServer {
        try FaultServer { request in
            let isFirst = !request.target.contains("time_created.max") && !request.target.contains("offset=1")
            switch request.path {
            case "/api/folders/" where isFirst: return .answer(200, orders)
            case "/api/users/": return users
            default: return .answer(200, "[]")
            }
        }
    }

    @Test func whatCannotBeReadIsCountedAndTheRestGoesOn() throws {
        let orders = #"[{"folder_id":"order-1","time_created":5},{"time_created":4},{"folder_id":"order-3"}]"#
        let bad = try Bad(Self.server(orders: orders, users: .answer(200, "[]")))
        let sync = try bad.ozc("sync --since all")
        #expect(sync.code == 6, "\(sync.errors)")
        #expect(sync.errors.contains("2 records could not be read"), "\(sync.errors)")
        #expect(sync.errors.contains("no folder_id"))
        #expect(try bad.ozc("orders list --offline --columns folder_id").lines == ["folder_id", "order-1"])
    }

    @Test func aRefusedListIsToldAndTheRestGoesOn() throws {
        let refusal = FaultReply.answer(403, #"{"error_code":3,"error_message":"not for Jane Doe","details":null}"#)
        let orders = #"[{"folder_id":"order-1","time_created":5}]"#
        let bad = try Bad(Self.server(orders: orders, users: refusal))
        let sync = try bad.ozc("sync --since all")
        #expect(sync.code == 6, "\(sync.errors)")
        #expect(sync.errors.contains("refused: users: "), "\(sync.errors)")
        let users = try bad.ozc("users list")
        #expect(users.code == 4, "\(users.errors)")
        #expect(try bad.ozc("orders list").code == 0)
        let log = try String(contentsOfFile: "\(bad.home.path)/.local/state/ozc/ozc.log", encoding: .utf8)
        #expect(log.contains("refused: users"))
        #expect(!log.contains("Jane") && !log.contains("secret-token"))
    }

    @Test(arguments: [
        FaultReply.answer(500, "oh"), .answer(200, "<html>hello</html>", type: "text/html"),
        .answer(200, #"[{"folder_id":"#), .answer(200, "7"),
    ])
    func nonsenseIsASentence(reply: FaultReply) throws {
        let bad = try Bad(FaultServer { _ in reply })
        let run = try bad.ozc("orders list")
        #expect(run.code == 1, "\(run.errors)")
        #expect(run.errors.hasPrefix("ozc: ") && run.errors.split(separator: "\n").count == 1, "\(run.errors)")
        #expect(run.output == "")
    }
}
