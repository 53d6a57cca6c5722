/// What a caller must have for a route to answer.
enum Need: Sendable {
    case nothing
    case login
    case right(Deed, Resource)
}
