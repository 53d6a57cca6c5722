/// Where a text stands in a field wider than itself.
public enum Alignment: Sendable, Hashable, CaseIterable {
    case left
    case right
    case center
}
