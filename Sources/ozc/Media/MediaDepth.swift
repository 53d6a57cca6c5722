import ArgumentParser

/// Which files of cases a sync keeps at hand.
enum MediaDepth: String, ExpressibleByArgument, CaseIterable {
    case none, thumbs, originals
}
