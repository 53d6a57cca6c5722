/// A refusal as the API words it (reference, section 3); the status follows from the code.
struct ApiError: Error, Equatable {
    let status: Int
    let code: Int
    let message: String
    var details: JSON = .null
    var allowed: [String] = []
    /// Seconds after which to ask again.
    var retryAfter: Int?

    var body: JSON {
        ["error_code": .int(code), "error_message": .string(message), "details": details, "error_details": details]
    }
}

extension ApiError {
    static let unknown = ApiError(status: 500, code: 0, message: "Unknown server side error occurred")
    static let database = ApiError(status: 500, code: 12, message: "Database error")
    static let forbidden = ApiError(status: 403, code: 9, message: "You have not access to this resource")
    static let notExist = ApiError(status: 404, code: 10, message: "Object not exist")
    static let tokenMissing = ApiError(
        status: 401, code: 6, message: "User auth token is not provided. You must be logged for this request.")
    static let tokenInvalid = ApiError(
        status: 401, code: 7, message: "User auth token is not valid. You must be logged for this request.")
    static let tokenExpired = ApiError(
        status: 401, code: 8, message: "Provided user auth token has expired. Please renew it.")
    static let badCredentials = ApiError(status: 401, code: 7, message: "Email or password is not valid")
    static func throttled(seconds: Int) -> ApiError {
        ApiError(status: 429, code: 101, message: "Too many requests", retryAfter: seconds)
    }

    static let notJSON = ApiError(status: 400, code: 3, message: "Could not parse body as JSON object")

    static func notAllowed(_ method: String, path: String, allowed: [String]) -> ApiError {
        ApiError(
            status: 405, code: 1,
            message: "HTTP method \(method) is not allowed for path=\(path). "
                + "Allowed methods (\(allowed.joined(separator: ",")))",
            allowed: allowed)
    }

    static func missing(_ path: String) -> ApiError {
        ApiError(
            status: 400, code: 3,
            message: "Could not locate field for key_path \(path) from provided dict data",
            details: ["key_path": .string(path)])
    }

    static func structure(_ message: String) -> ApiError {
        ApiError(status: 400, code: 3, message: message)
    }

    static func value(_ message: String, _ path: String? = nil) -> ApiError {
        ApiError(status: 400, code: 4, message: message, details: .optional(path))
    }

    static func type(_ path: String) -> ApiError {
        ApiError(
            status: 400, code: 5, message: "Invalid data type for param \(path)",
            details: ["key_path": .string(path)])
    }

    static func cast(_ value: String, _ kind: String, _ path: String) -> ApiError {
        .value("Could not cast '\(value)' as valid \(kind)", path)
    }

    static func tooBig(_ message: String) -> ApiError {
        ApiError(status: 400, code: 14, message: message)
    }
}
