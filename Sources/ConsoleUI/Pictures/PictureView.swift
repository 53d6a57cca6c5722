/// Which part of a picture is shown, and how it is laid into its box.
public struct PictureView: Hashable, Sendable {
    /// How a picture whose shape is not the box's is laid into it.
    public enum Fit: String, CaseIterable, Hashable, Sendable {
        /// All of it, with room left.
        case fit
        /// All of the box, with edges cut off.
        case fill
    }

    public var fit = Fit.fit
    /// The left one becomes the right one, as in a mirror.
    public var isFlipped = false
    /// 1 for all of it, 2 for half its width and height, and so on.
    public var zoom = 1.0
    /// The middle of the part that is shown, 0...1 of width and height.
    public var centreX = 0.5
    public var centreY = 0.5

    /// All of it, as it is.
    public init() {}

    /// The steps of zooming.
    static let steps = [1.0, 1.5, 2, 3, 4, 6, 8]

    /// The part that is shown, 0...1 of width and height; never beyond the edges.
    public var part: (left: Double, top: Double, width: Double, height: Double) {
        let side = 1 / max(1, zoom)
        let left = min(max(0, centreX - side / 2), 1 - side)
        let top = min(max(0, centreY - side / 2), 1 - side)
        return (left, top, side, side)
    }

    /// Nearer by steps, or further away.
    func zoomed(by steps: Int) -> PictureView {
        var copy = self
        let index = Self.steps.firstIndex { $0 >= zoom } ?? 0
        copy.zoom = Self.steps[min(max(0, index + steps), Self.steps.count - 1)]
        return copy.panned(0, 0)
    }

    /// Moved by so many quarters of what is shown, held at the edges.
    func panned(_ right: Int, _ down: Int) -> PictureView {
        var copy = self
        let side = 1 / max(1, zoom)
        copy.centreX = min(max(side / 2, centreX + Double(right) * side / 4), 1 - side / 2)
        copy.centreY = min(max(side / 2, centreY + Double(down) * side / 4), 1 - side / 2)
        return copy
    }
}
