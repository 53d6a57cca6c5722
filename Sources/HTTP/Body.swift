/// What a request carries.
public enum Body: Hashable, Sendable {
    case none
    case bytes([UInt8])
    case multipart([Part])
}
