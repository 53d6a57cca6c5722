/// The signs of the console, in Unicode and in their ASCII twins.
public struct Glyphs: Sendable, Equatable {
    public var success: Character
    public var declined: Character
    public var operatorRequired: Character
    public var processing: Character
    public var failed: Character
    public var pending: Character
    public var rule: Character
    public var vertical: Character
    public var selection: Character
    public var mark: Character
    public var ellipsis: Character
    public var barFull: Character
    public var barEmpty: Character
    public var barThreshold: Character
    public var barDanger: Character
    public var barLeft: Character
    public var barRight: Character
    /// From one eighth to eight eighths, growing to the right.
    public var eighths: [Character]
    /// From one eighth to eight eighths, growing upwards.
    public var levels: [Character]
    public var up: Character
    public var down: Character
    public var left: Character
    public var right: Character
    public var dot: Character
    public var separator: Character

    /// For terminals that show UTF-8.
    public static let unicode = Glyphs(
        success: "✓", declined: "✗", operatorRequired: "◆", processing: "◌", failed: "!", pending: "⧗", rule: "─",
        vertical: "│", selection: "▌", mark: "•", ellipsis: "…", barFull: "█", barEmpty: "░", barThreshold: "╎",
        barDanger: "▓", barLeft: "▕", barRight: "▏", eighths: Array("▏▎▍▌▋▊▉█"), levels: Array("▁▂▃▄▅▆▇█"), up: "↑",
        down: "↓", left: "←", right: "→", dot: "●", separator: "·")

    /// For terminals that do not.
    public static let ascii = Glyphs(
        success: "+", declined: "x", operatorRequired: "?", processing: ".", failed: "!", pending: "~", rule: "-",
        vertical: "|", selection: ">", mark: "*", ellipsis: "~", barFull: "#", barEmpty: ".", barThreshold: "|",
        barDanger: "=", barLeft: "[", barRight: "]", eighths: Array("    ####"), levels: Array("__..--=#"), up: "^",
        down: "v", left: "<", right: ">", dot: "*", separator: "-")

    /// Every sign once, for tests and for `doctor`.
    public var all: [Character] {
        [
            success, declined, operatorRequired, processing, failed, pending, rule, vertical, selection, mark, ellipsis,
            barFull, barEmpty, barThreshold, barDanger, barLeft, barRight, up, down, left, right, dot, separator,
        ] + eighths + levels
    }
}
