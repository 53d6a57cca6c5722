import OzModel

/// What `update` wants done outside; `Session` and the loop do it and answer with an `Action`.
public enum Effect: Equatable, Sendable {
    /// Bring one object up to date: what the operator looks at goes first.
    case fetch(Noun, id: String)
    /// Ask the server for news now.
    case refresh
    case find(FindRequest)
    case logIn(LogIn)
    /// Put text on the operator's clipboard.
    case copy(String, count: Int)
    case repaint
    case suspend
}
