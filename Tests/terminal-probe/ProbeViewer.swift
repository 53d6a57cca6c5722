import Canvas
import Curses

/// A picture in the middle of the list: in pixels where the terminal can.
struct ProbeViewer {
    var isOpen = false
    private var id: UInt64 = 1
    private var row = 3
    private var isHostile = false

    mutating func note(_ key: Key) {
        switch key {
        case .character("v"): isOpen.toggle()
        case .character("n"): id += 1
        case .character("m"): row = row == 3 ? 4 : 3
        case .character("H"): isHostile.toggle()
        default: break
        }
    }

    func put(into frame: inout Frame, _ abilities: PixelAbilities?) {
        guard isOpen, let way = abilities?.protocols.first else { return }
        let size = Size(columns: 20, rows: 6)
        frame.fill(row: row, column: 15, width: size.columns, rows: size.rows)
        let picture = PixelPicture(id: isHostile ? 99 : id, protocol: way, size: size, bytes: bytes(way, size))
        frame.pixels = PlacedPixels(picture, at: Position(row: row, column: 15))
    }

    private func bytes(_ way: PixelProtocol, _ size: Size) -> [UInt8] {
        let smuggled = isHostile ? "\u{1B}[2J" : ""
        switch way {
        case .kitty:
            return Array("\u{1B}_Gf=24,s=1,v=1,i=\(700 + id),m=1;AA\(smuggled)\u{1B}\\\u{1B}_Gm=0;AA\u{1B}\\".utf8)
        case .iterm:
            let keys = "inline=1;width=\(size.columns);height=\(size.rows)"
            return Array("\u{1B}]1337;File=\(keys):AAAA\(smuggled)\u{7}".utf8)
        case .sixel:
            return Array("\u{1B}Pq\"1;1;8;12#1;2;\(id);0;0#1!8~-!8~\(smuggled)\u{1B}\\".utf8)
        }
    }
}
