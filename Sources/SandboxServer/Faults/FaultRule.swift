/// Which requests a fault befalls, and how often.
struct FaultRule: Equatable, Sendable {
    /// nil for every method.
    var method: String?
    /// How the path begins.
    var path = "/api"
    /// How many more requests it befalls; nil for all.
    var times: Int?
    /// The chance with which it befalls a request that fits, from 0 to 1.
    var share = 1.0
    var fault = Fault()

    init(path: String = "/api", share: Double = 1, _ change: (inout Fault) -> Void = { _ in }) {
        self.path = path
        self.share = share
        change(&fault)
    }

    /// Reads a rule as the control path takes it.
    init(_ body: JSON) throws {
        guard let fault = body["fault"] else { throw ApiError.missing("fault") }
        self.fault = try Fault(fault)
        if let method = body["method"], !method.isNull {
            guard let text = method.text else { throw ApiError.type("method") }
            self.method = text.uppercased()
        }
        if let path = body["path"], !path.isNull {
            guard let text = path.text else { throw ApiError.type("path") }
            self.path = text
        }
        if let times = body["times"], !times.isNull {
            guard case .int(let number) = times, number > 0 else { throw ApiError.type("times") }
            self.times = number
        }
        if let share = body["share"], !share.isNull {
            guard let number = share.number, 0...1 ~= number else { throw ApiError.type("share") }
            self.share = number
        }
    }

    var json: JSON {
        [
            "method": .optional(method), "path": .string(path), "times": times.map(JSON.int) ?? .null,
            "share": .double(share), "fault": fault.json,
        ]
    }

    func fits(_ call: Call) -> Bool {
        (method.map { $0 == call.method } ?? true) && call.path.hasPrefix(path) && times != 0
    }
}
