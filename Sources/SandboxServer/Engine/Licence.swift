/// What the licence of the bio server is worth; documents are read without it.
public enum Licence: String, CaseIterable, Sendable {
    case valid, expired, missing

    /// Why the bio server does nothing; nil where it works. [I] The words, section 17.
    var refusal: String? {
        switch self {
        case .valid: nil
        case .expired: "License is expired"
        case .missing: "License is not found"
        }
    }
}
