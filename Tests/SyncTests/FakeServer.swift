import Foundation
import HTTP
import Synchronization

/// A server that answers lists and objects from values, with the bad habits that a test asks for.
final class FakeServer: Transport {
    struct Habits: Sendable {
        var ignoresOffset = false
        var ignoresTime = false
        var ignoresSorting = false
        var ignoresIDs = false
        /// Single objects are answered with a refusal.
        var refusesObjects = false
        var sendsArrays = false
        /// Never more than so many elements on a page, whatever is asked.
        var cap: Int?
        /// Paths (as "users") that are answered with this status.
        var statuses: [String: Int] = [:]
        /// The `error_code` that goes with them.
        var errorCode = 9
        /// What its clock shows, if it says so.
        var date: Double?
        /// Seconds it asks to be left alone for, with any of `statuses`.
        var retryAfter: Int?
        /// From this request on (counted from 0) nothing answers.
        var diesAt: Int?
    }

    struct Element: Sendable {
        var id: String
        var created: Double
        var updated: Double
        var json: String
    }

    private struct State {
        var habits: Habits
        var lists: [String: [Element]] = [:]
        var requests: [Question] = []
    }

    private let state: Mutex<State>

    init(_ habits: Habits = Habits()) {
        state = Mutex(State(habits: habits))
    }

    var requests: [Question] { state.withLock { $0.requests } }

    func change(_ work: (inout Habits) -> Void) { state.withLock { work(&$0.habits) } }

    func forgetRequests() { state.withLock { $0.requests = [] } }

    func put(_ list: String, _ element: Element) {
        state.withLock { state in
            state.lists[list, default: []].removeAll { $0.id == element.id }
            state.lists[list, default: []].append(element)
        }
    }

    func remove(_ list: String, _ id: String) {
        state.withLock { $0.lists[list, default: []].removeAll { $0.id == id } }
    }

    func send(_ request: Request) async throws(TransportError) -> Response {
        if Task.isCancelled { throw .cancelled }
        let question = Question(url: request.url)
        let answer = state.withLock { state -> Result<Response, TransportError> in
            let number = state.requests.count
            if let end = state.habits.diesAt, number >= end { return .failure(.refused(host: "test", port: 1)) }
            state.requests.append(question)
            var answer = Self.answer(question, state)
            if let date = state.habits.date { answer.headers.append(Header("Date", Self.text(of: date))) }
            if let seconds = state.habits.retryAfter { answer.headers.append(Header("Retry-After", "\(seconds)")) }
            return .success(answer)
        }
        return try answer.get()
    }

    private static func answer(_ question: Question, _ state: State) -> Response {
        if let status = state.habits.statuses[question.list] {
            let code = state.habits.errorCode
            return json("{\"error_code\": \(code), \"error_message\": \"no\", \"details\": null}", status: status)
        }
        let all = state.lists[question.list] ?? []
        if let id = question.id {
            if state.habits.refusesObjects {
                return json("{\"error_code\": 9, \"error_message\": \"no\"}", status: 403)
            }
            guard let element = all.first(where: { $0.id == id }) else {
                return json("{\"error_code\": 10, \"error_message\": \"Object not exist\"}", status: 404)
            }
            return json(element.json)
        }
        let habits = state.habits
        var rows = all
        if !habits.ignoresIDs, let ids = question.query["folder_id"]?.split(separator: ",").map(String.init) {
            rows = rows.filter { ids.contains($0.id) }
        }
        if !habits.ignoresTime {
            rows = rows.filter { row in
                row.created >= question.number("time_created.min", -.infinity)
                    && row.created <= question.number("time_created.max", .infinity)
                    && row.updated >= question.number("time_updated.min", -.infinity)
            }
        }
        if !habits.ignoresSorting {
            let byUpdate = question.query["sorting"]?.hasPrefix("time_updated") ?? false
            let ascending = question.query["sorting"]?.hasSuffix("{asc}") ?? false
            rows.sort { one, other in
                let (a, b) = byUpdate ? (one.updated, other.updated) : (one.created, other.created)
                guard a != b else { return one.id > other.id }
                return ascending ? a < b : a > b
            }
        }
        let limit = min(Int(question.number("limit", 100)), habits.cap ?? .max)
        let offset = habits.ignoresOffset ? 0 : Int(question.number("offset", 0))
        let page = "[" + rows.dropFirst(offset).prefix(limit).map(\.json).joined(separator: ", ") + "]"
        if habits.sendsArrays { return json(page) }
        let total = question.query["total_omit"] == "true" ? "null" : "\(rows.count)"
        return json("{\"offset\": \(offset), \"limit\": \(limit), \"total_count\": \(total), \"items\": \(page)}")
    }

    private static func text(of date: Double) -> String {
        let form = DateFormatter()
        form.locale = Locale(identifier: "en_US_POSIX")
        form.timeZone = .gmt
        form.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return form.string(from: Date(timeIntervalSince1970: date))
    }

    private static func json(_ text: String, status: Int = 200) -> Response {
        Response(
            status: status, headers: [Header("Content-Type", "application/json; charset=utf8")],
            body: Array(text.utf8))
    }
}
