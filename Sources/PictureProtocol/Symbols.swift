/// Which signs cells are filled with.
public enum Symbols: UInt8, CaseIterable, Sendable {
    /// Two blocks in a cell, one above the other or side by side.
    case half
    /// Four.
    case quadrant
    /// Six; few fonts have them.
    case sextant
    /// What every terminal has.
    case ascii
}
