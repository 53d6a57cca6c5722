/// What tests ask of the sandbox itself, outside `/api`: to misbehave, and what it answered.
///
/// `/_sandbox/faults`: POST adds a rule, GET lists them, DELETE takes back all that were added.
/// `/_sandbox/log`: GET gives what was answered since entry `since`, DELETE forgets it.
extension World {
    func control(_ call: Call) throws -> Reply {
        switch (call.path.split(separator: "/").dropFirst().first, call.method) {
        case ("faults", "POST"):
            let rule = try FaultRule(try call.object())
            if let skew = rule.fault.skew { self.skew = skew }
            faults.add(rule, seed: UInt64(bitPattern: call.now.microseconds))
            return .json(rule.json, status: 201)
        case ("faults", "GET"): return .json(faults.json)
        case ("faults", "DELETE"):
            faults.clear()
            skew = standingSkew
            return .noContent
        case ("log", "GET"):
            let since = try call.query["since"].map { text in
                guard let number = Int(text) else { throw ApiError.type("since") }
                return number
            }
            return .json(recent.json(since: since ?? 0))
        case ("log", "DELETE"):
            recent.clear()
            return .noContent
        case ("faults", _): throw ApiError.notAllowed(call.method, path: call.path, allowed: ["GET", "POST", "DELETE"])
        case ("log", _): throw ApiError.notAllowed(call.method, path: call.path, allowed: ["GET", "DELETE"])
        default: throw ApiError.notExist
        }
    }
}
