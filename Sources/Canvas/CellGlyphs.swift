/// Cuts clean text into what cells can hold.
///
/// Marks join the scalar before them; flags become their two letters, since terminals disagree on their width; Hangul in
/// single letters becomes syllables; an emoji's skin tone is left out.
struct CellGlyphs: Sequence, IteratorProtocol {
    private var scalars: String.UnicodeScalarView.Iterator
    private var waiting: Unicode.Scalar?

    /// `text` must have passed the sanitiser.
    init(_ text: String) {
        scalars = text.unicodeScalars.makeIterator()
        waiting = scalars.next()
    }

    mutating func next() -> CellGlyph? {
        guard let first = waiting else { return nil }
        waiting = scalars.next()
        var glyph = Self.spacing(first)
        while let scalar = waiting {
            if let syllable = Self.syllable(glyph.scalar, scalar), glyph.mark == 0 {
                glyph = CellGlyph(scalar: syllable, width: 2)
            } else if scalar.value >= 0x300, TextWidth.columns(scalar) == 0 {
                glyph.add(scalar)
            } else if !(Sanitizer.isSkinTone(scalar) && Sanitizer.isEmoji(glyph.scalar)) {
                break
            }
            waiting = scalars.next()
        }
        return glyph
    }

    private static func spacing(_ scalar: Unicode.Scalar) -> CellGlyph {
        if scalar.value < 0x300 { return CellGlyph(scalar: scalar, width: 1) }
        if (0x1F1E6...0x1F1FF).contains(scalar.value) {
            let letter = UInt8(truncatingIfNeeded: scalar.value - 0x1F1E6) + UInt8(ascii: "A")
            return CellGlyph(scalar: Unicode.Scalar(letter), width: 1)
        }
        let width = TextWidth.columns(scalar)
        guard width == 0 else { return CellGlyph(scalar: scalar, width: width) }
        return CellGlyph(scalar: " ", mark: scalar.value, width: 1)
    }

    // Unicode 3.12: leading + vowel, then an optional trailing consonant.
    private static func syllable(_ base: Unicode.Scalar, _ next: Unicode.Scalar) -> Unicode.Scalar? {
        switch (base.value, next.value) {
        case (0x1100...0x1112, 0x1161...0x1175):
            return Unicode.Scalar(0xAC00 + ((base.value - 0x1100) * 21 + next.value - 0x1161) * 28)
        case (0xAC00...0xD7A3, 0x11A8...0x11C2) where (base.value - 0xAC00) % 28 == 0:
            return Unicode.Scalar(base.value + next.value - 0x11A7)
        default:
            return nil
        }
    }
}
