import Foundation
import TestSupport

extension Subject {
    /// Sends a request by the `curl` program; a body that is not JSON comes with its type.
    func send(
        _ method: String, _ path: String, as who: Who? = .anyone, json: String? = nil, body: Data? = nil,
        type: String? = nil, headers: [String] = [], token given: String? = nil
    ) throws -> Answer {
        let home = try Home()
        let (head, tail, sent) = ("\(home.path)/head", "\(home.path)/tail", "\(home.path)/sent")
        var words = [
            "-sS", "--globoff", "--max-time", "30", "-D", head, "-o", tail, "-w", "%{http_code}", "-H", "Expect:",
        ]
        words += method == "HEAD" ? ["-I"] : ["-X", method]
        if ProcessInfo.processInfo.environment["OZ_INSECURE"] == "1" { words.append("-k") }
        if let token = try given ?? who.map({ try self.token($0) }) {
            words += ["-H", "X-Forensic-Access-Token: \(token)"]
        }
        if let body = body ?? json.map({ Data($0.utf8) }) {
            try body.write(to: URL(fileURLWithPath: sent))
            words += ["--data-binary", "@\(sent)"]
            if type != "" { words += ["-H", "Content-Type: \(type ?? "application/json")"] }
        }
        words += headers.flatMap { ["-H", $0] }
        let run = try Program.run("/usr/bin/curl", words + [path.hasPrefix("http") ? path : url + path], home: home)
        guard run.code == 0, let status = Int(run.output) else {
            throw Answer.Missing(name: "\(method) \(path)", answer: run.errors)
        }
        let lines = (FileManager.default.contents(atPath: head).map { String(decoding: $0, as: UTF8.self) } ?? "")
        var fields: [String: String] = [:]
        for line in lines.split(whereSeparator: \.isNewline) {
            guard let colon = line.firstIndex(of: ":") else { continue }
            fields[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        let bytes = FileManager.default.contents(atPath: tail) ?? Data()
        return Answer(status: status, headers: fields, bytes: bytes)
    }

    func get(_ path: String, as who: Who? = .anyone) throws -> Answer { try send("GET", path, as: who) }

    /// A new order with files; `tags` are keyed as the parts are named.
    func order(
        _ files: [FormBody.Part] = [.picture("photo")], payload: String = "{}", as who: Who = .anyone
    ) throws -> Answer {
        let form = FormBody(parts: [.text("payload", payload)] + files)
        return try send("POST", "/api/folders/", as: who, body: form.bytes, type: form.type)
    }

    /// The id of a new order with one picture.
    func orderID(as who: Who = .anyone, _ files: [FormBody.Part] = [.picture("photo")]) throws -> String {
        try order(files, as: who).text("folder_id")
    }

    /// Asks for analyses; `analyses` is the list as JSON.
    func analyse(_ folder: String, _ analyses: String, as who: Who = .anyone) throws -> Answer {
        try send("POST", "/api/folders/\(folder)/analyses/", as: who, json: #"{"analyses": \#(analyses)}"#)
    }

    /// An analysis once it no longer runs.
    func finished(_ analysis: String, as who: Who = .anyone) throws -> Answer {
        var answer = try get("/api/analyses/\(analysis)", as: who)
        try eventually("analysis \(analysis) to end") {
            answer = try get("/api/analyses/\(analysis)", as: who)
            return answer.object.text("resolution_status") != "PROCESSING"
        }
        return answer
    }
}
