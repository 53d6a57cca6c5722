import Foundation

/// A business system that talks to a sandbox over HTTP, by the `curl` program and none of our code.
public struct Client {
    /// What it was not answered as it should have been.
    public struct Refused: Error {
        public let answer: String
    }

    private let url: String
    private let home: Home
    private let token: String

    /// Logs in as one of the sandbox's people.
    ///
    /// - Throws: `Refused` when no token came.
    public init(_ sandbox: RunningSandbox, as role: String) throws {
        url = sandbox.url
        home = try Home()
        let credentials = ["credentials": ["email": sandbox.email(role), "password": sandbox.password(role)]]
        let body = try JSONEncoder().encode(credentials)
        let answer = try Self.curl(
            ["-H", "Content-Type: application/json", "-d", String(decoding: body, as: UTF8.self)],
            "\(url)/api/authorize/auth", home)
        guard let token = Self.field("access_token", of: answer) else { throw Refused(answer: answer) }
        self.token = token
    }

    /// Creates an order with one picture; `meta` is its metadata as JSON.
    ///
    /// - Returns: its id.
    public func createOrder(meta: String, fileName: String = "face.jpg") throws -> String {
        let picture = "\(home.path)/picture.jpg"
        try Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0, 0xFF, 0xD9])
            .write(to: URL(fileURLWithPath: picture))
        let payload = #"{"folder:meta_data": \#(meta), "media:tags": {"photo": ["photo_selfie"]}}"#
        let file = "\(home.path)/payload.json"
        try payload.write(toFile: file, atomically: true, encoding: .utf8)
        let answer = try ask(
            [
                "-F", "payload=<\(file);type=application/json",
                "-F", "photo=@\(picture);type=image/jpeg;filename=\"\(fileName)\"",
            ], "folders/")
        guard let id = Self.field("folder_id", of: answer) else { throw Refused(answer: answer) }
        return id
    }

    /// Deletes an order.
    public func delete(order: String) throws {
        _ = try ask(["-X", "DELETE"], "folders/\(order)")
    }

    /// Asks for a liveness analysis of an order.
    ///
    /// - Returns: its id.
    public func analyse(_ order: String) throws -> String {
        let answer = try ask(
            ["-H", "Content-Type: application/json", "-d", #"{"analyses": [{"type": "quality"}]}"#],
            "folders/\(order)/analyses/")
        guard let match = answer.firstMatch(of: /"analys[ei]s_id": ?"([^"]+)"/) else { throw Refused(answer: answer) }
        return String(match.1)
    }

    /// The analyses in which an operator must decide, oldest first.
    public func doubtful() throws -> [String] {
        let answer = try ask([], "analyses/?resolution_status=OPERATOR_REQUIRED&sorting=time_created%7Basc%7D&limit=-1")
        let page = try? JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
        guard let items = page?["items"] as? [[String: Any]] else { throw Refused(answer: answer) }
        return items.compactMap { $0["analyse_id"] as? String }
    }

    /// Decides an analysis, as a colleague on another machine may.
    ///
    /// - Returns: the status of the answer.
    @discardableResult
    public func decide(_ analysis: String, _ verdict: String, comment: String? = nil) throws -> Int {
        let body = try JSONEncoder().encode(["resolution_operator": verdict, "resolution_comment": comment])
        let answer = try ask(
            ["-X", "PATCH", "-d", String(decoding: body, as: UTF8.self), "-o", "/dev/null", "-w", "%{http_code}"],
            "analyses/\(analysis)")
        guard let status = Int(answer) else { throw Refused(answer: answer) }
        return status
    }

    /// Has the server make a report of an order.
    ///
    /// - Returns: its id.
    public func report(of order: String, name: String) throws -> String {
        let body = try JSONEncoder().encode(["name": name])
        let answer = try ask(["-X", "POST", "-d", String(decoding: body, as: UTF8.self)], "folders/\(order)/reports/")
        guard let id = Self.field("report_id", of: answer) else { throw Refused(answer: answer) }
        return id
    }

    private func ask(_ arguments: [String], _ path: String) throws -> String {
        try Self.curl(
            ["-H", "X-Forensic-Access-Token: \(token)", "-H", "Expect:"] + arguments, "\(url)/api/\(path)", home)
    }

    private static func curl(_ arguments: [String], _ url: String, _ home: Home) throws -> String {
        let run = try Program.run("/usr/bin/curl", ["-sS", "--max-time", "20"] + arguments + [url], home: home)
        guard run.code == 0 else { throw Refused(answer: run.errors) }
        return run.output
    }

    private static func field(_ name: String, of json: String) -> String? {
        let object = try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        return object?[name] as? String
    }
}
