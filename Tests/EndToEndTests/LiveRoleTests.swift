import Foundation
import TestSupport
import Testing

/// Each of the six roles at a real terminal beside a live sync: every screen is seen, the first of each list is opened,
/// and what the console asks meanwhile by itself is nothing that the server has to refuse.
@Suite(.onLanes) struct LiveRoleTests {
    @Test(arguments: ["admin", "operator", "client", "client-admin", "client-operator", "client-service"])
    func everyScreenIsSeen(_ role: String) throws {
        let home = try Home()
        try home.configure("[sync]\ninterval = \"200ms\"\nidle_interval = \"400ms\"\ndepth = \"all\"\n")
        let sandbox = try RunningSandbox(orders: 120, seed: 7, log: "\(home.path)/sandbox.log")
        #expect(try sandbox.logIn(home, as: role).code == 0)
        let desk = try Desk("console", home: home, columns: 150, rows: 36)
        try desk.see("● live")
        let lists = [
            ("1", "Review"), ("2", "Orders"), ("3", "Analyses"), ("4", "Media"), ("5", "Collections"), ("6", "Users"),
            ("7", "Companies"),
        ]
        for (key, title) in lists {
            try desk.press(key)
            let isList: (String) throws -> Bool = { $0.contains(try Regex("\\n \(title) .*1 of [0-9]+")) }
            try desk.see(title, isList)
            try desk.press("Enter")
            try desk.see("\(title) opened") { $0.contains("Raw") && $0.contains("Summary") }
            try desk.press("Escape")
            try desk.see(title, isList)
        }
        for (key, title) in [("8", "Statistics"), ("9", "Outbox"), ("0", "Health")] {
            try desk.press(key)
            try desk.see(title) { $0.contains("\n \(title) ") }
        }
        try desk.press("C-c")
        try desk.left(with: 0)
        sandbox.end()
        let asked = try sandbox.log().entries
        #expect(asked.contains { $0.user == sandbox.email(role) && $0.path.hasPrefix("/api/users") })
        for entry in asked where entry.isObjection { Issue.record("\(role): \(entry.line)") }
    }
}
