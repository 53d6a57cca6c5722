/// How a picture goes into its box.
public enum Fit: UInt8, CaseIterable, Sendable {
    /// As large as it can be, whole.
    case fit
    /// So large that the box is full; what stands out is cut off.
    case fill
}
