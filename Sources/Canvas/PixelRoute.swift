/// How a picture's bytes reach the terminal that shows them.
public enum PixelRoute: Equatable, Sendable {
    case direct
    /// Through tmux, whose pane has its top left there.
    case tmux(origin: Position)
}

extension PixelRoute {
    /// `bytes` as tmux hands them on untouched: one passthrough sequence.
    public static func passthrough(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var output = Array("\u{1B}Ptmux;".utf8)
        for byte in bytes { output += byte == 0x1B ? [byte, byte] : [byte] }
        return output + Array("\u{1B}\\".utf8)
    }
}
