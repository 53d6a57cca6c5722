import OzModel

/// The full-screen viewer: one picture, or two side by side, of one case.
public struct ViewerPlace: Equatable, Sendable {
    /// Whose pictures: those of this object are gone through.
    public let subject: Subject
    public let id: String
    /// Which of them, from 0.
    public var index: Int
    /// What it is compared with, and stands on the right.
    public var other: Int?
    public var view = PictureView()
    /// Of a video or shots set, from 0.
    public var frame = 0
    /// A row of frames below.
    public var hasStrip = false
    public var play: Play?
    /// Cells, although the terminal could do real pixels.
    public var wantsCells = false

    /// A film that runs: where and when it was started, and how it goes on.
    public struct Play: Equatable, Sendable {
        /// The frame it was at when it was started, and when that was, in epoch seconds.
        let frame: Int
        let start: Double
        /// Frames a second, and the last frame.
        let rate: Double
        let last: Int
    }

    /// How often a running film changes, a second: modest, so that keys are heard at once on a slow line.
    static let changesPerSecond = 10.0

    public init(_ subject: Subject, id: String, index: Int = 0, other: Int? = nil) {
        self.subject = subject
        self.id = id
        self.index = index
        self.other = other
    }

    /// The kind of object that the mirror has; nil for what it has not.
    var noun: Noun? { subject.noun }

    /// The same viewer on another picture, from its beginning.
    func at(_ index: Int) -> ViewerPlace {
        var copy = self
        copy.index = index
        copy.frame = 0
        copy.play = nil
        copy.view.zoom = 1
        copy.view = copy.view.panned(0, 0)
        return copy
    }

    /// As a film stands at a moment; it stops at its end.
    func played(until now: Double) -> ViewerPlace {
        guard let play else { return self }
        var copy = self
        copy.frame = min(play.last, play.frame + Int(max(0, now - play.start) * play.rate))
        if copy.frame == play.last { copy.play = nil }
        return copy
    }
}
