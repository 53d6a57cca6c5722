import Canvas

/// The terminal as a picture needs to know it.
struct Glass {
    /// Of what is shown of the frame.
    let size: Size
    /// nil while nothing is known.
    let abilities: PixelAbilities?
    let isInTmux: Bool
    /// How a picture gets there; nil while it does not.
    let route: (PixelProtocol) -> PixelRoute?
}
