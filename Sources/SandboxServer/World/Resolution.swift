/// Every value that a state or a verdict may take (reference, section 10).
enum Resolution: String, CaseIterable, Codable, Sendable {
    case initial = "INITIAL"
    case processing = "PROCESSING"
    case failed = "FAILED"
    case finished = "FINISHED"
    case declined = "DECLINED"
    case operatorRequired = "OPERATOR_REQUIRED"
    case success = "SUCCESS"

    var json: JSON { .string(rawValue) }
}
