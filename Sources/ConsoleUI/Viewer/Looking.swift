import OzModel

/// Going through pictures: what a key of the viewer amounts to.
enum Looking {
    static func change(_ context: Context, _ change: (inout ViewerPlace, ViewerPage) -> Void) -> Action? {
        guard let page = context.models.viewer(context.state) else { return nil }
        var place = page.place
        change(&place, page)
        return place == context.state.viewer ? nil : .look(place)
    }

    /// The next medium of the case; in a comparison the right one changes, and passes over the left one.
    static func medium(_ distance: Int, _ context: Context) -> Action? {
        change(context) { place, page in
            let count = page.exhibits.count
            guard let other = place.other else {
                place = place.at((place.index + distance + count) % count)
                return
            }
            var next = (other + distance + count) % count
            if next == place.index { next = (next + distance + count) % count }
            place.other = next
        }
    }

    /// A frame of a video or shots set, held at both ends.
    static func step(_ distance: Int, _ context: Context) -> Action? {
        change(context) { place, page in
            place.play = nil
            place.frame = min(max(0, place.frame + distance), (page.frames ?? 1) - 1)
        }
    }

    static func edge(last: Bool, _ context: Context) -> Action? {
        change(context) { place, page in
            place.play = nil
            place.frame = last ? (page.frames ?? 1) - 1 : 0
        }
    }

    /// `31` as people count, or a time such as `1.2s`.
    @Sendable static func jump(_ text: String, _ context: Context) -> Result<Action, Palette.Mistake> {
        guard let page = context.models.viewer(context.state), page.exhibit.isMoving else {
            return .failure(.init(sentence: "there are no frames here: open a video or a shots set"))
        }
        guard let frames = page.frames else { return .failure(.init(sentence: "the frames are not counted yet")) }
        let wanted: Int? =
            if text.hasSuffix("s"), let seconds = Double(text.dropLast()), seconds.isFinite, abs(seconds) < 1e6 {
                Int(seconds * page.rate)
            } else {
                Int(text).map { $0 - 1 }
            }
        guard let wanted, (0..<frames).contains(wanted) else {
            return .failure(.init(sentence: "“\(text)” is no frame here: 1 to \(frames), or a time such as 1.2s"))
        }
        var place = page.place
        place.play = nil
        place.frame = wanted
        return .success(.look(place))
    }

    /// Starts from the beginning at the end.
    static func play(_ context: Context) -> Action? {
        change(context) { place, page in
            guard place.play == nil else {
                place.play = nil
                return
            }
            guard let frames = page.frames, frames > 1 else { return }
            if place.frame >= frames - 1 { place.frame = 0 }
            place.play = .init(
                frame: place.frame, start: context.state.now, rate: page.rate, last: frames - 1)
        }
    }

    static func zoom(_ steps: Int, _ context: Context) -> Action? {
        change(context) { place, _ in place.view = place.view.zoomed(by: steps) }
    }

    /// The part that is shown moves; where all is shown, left and right are frames, or media where there is one frame.
    static func pan(_ right: Int, _ down: Int, _ context: Context) -> Action? {
        guard let page = context.models.viewer(context.state) else { return nil }
        if page.place.view.zoom > 1 {
            return change(context) { place, _ in place.view = place.view.panned(right, down) }
        }
        guard right != 0 else { return medium(down, context) }
        return page.exhibit.isMoving && page.place.other == nil ? step(right, context) : medium(right, context)
    }

    static func swap(_ context: Context) -> Action? {
        change(context) { place, _ in
            guard let other = place.other else { return }
            place.other = place.index
            place.index = other
        }
    }

    /// Alone again, or beside the next one.
    static func compare(_ context: Context) -> Action? {
        change(context) { place, page in
            guard place.other == nil else {
                place.other = nil
                return
            }
            guard page.exhibits.count > 1 else { return }
            place.play = nil
            place.other = (place.index + 1) % page.exhibits.count
        }
    }

    static func needsFrames(_ context: Context) -> String? {
        guard let page = context.models.viewer(context.state) else { return "nothing to see here" }
        if page.place.other != nil { return "frames are stepped one picture at a time: C leaves the comparison" }
        return page.exhibit.isMoving ? nil : "this is one picture: a video or a shots set has frames"
    }

    /// Frames are counted when the first of them is read.
    static func needsCount(_ context: Context) -> String? {
        if let refusal = needsFrames(context) { return refusal }
        return context.models.viewer(context.state)?.frames == nil ? "the frames are not counted yet" : nil
    }

    static func needsOther(_ context: Context) -> String? {
        if let refusal = needsTwo(context) { return refusal }
        let page = context.models.viewer(context.state)
        let isOver = page?.place.other != nil && page?.exhibits.count == 2
        return isOver ? "both pictures that there are stand here: C leaves the comparison" : nil
    }

    static func needsComparison(_ context: Context) -> String? {
        if let refusal = needsTwo(context) { return refusal }
        return context.state.viewer?.other == nil ? "there is one side only: C puts another picture beside it" : nil
    }

    static func needsTwo(_ context: Context) -> String? {
        (context.models.viewer(context.state)?.exhibits.count ?? 0) > 1 ? nil : "there is only one picture here"
    }
}
