/// What pictures are made of, as the configuration says it.
public enum PictureStyle: String, CaseIterable, Sendable {
    /// What terminal and locale can show.
    case auto
    /// Text cards in their place.
    case off
    case half, quadrant, sextant, ascii
}
