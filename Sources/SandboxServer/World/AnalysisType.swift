/// The four checks.
enum AnalysisType: String, CaseIterable, Codable, Sendable {
    case quality = "QUALITY"
    case biometry = "BIOMETRY"
    case documents = "DOCUMENTS"
    case collection = "COLLECTION"
}
