/// One picture wanted.
public struct PictureRequest: Equatable, Sendable {
    /// Rises from request to request; the reply bears it.
    public let id: UInt32
    public let path: String
    public let page: Page
    public let shape: Shape
    public let view: View

    /// What is out of `Limits` is brought within.
    public init(id: UInt32, path: String, page: Page = .still, shape: Shape, view: View = .whole) {
        self.id = id
        self.path = path
        self.page = page
        self.shape = shape.bounded
        self.view = view
    }
}
