import CChafa
import Canvas
import PictureProtocol

/// Turns pixels into signs, or into what a terminal with pixels understands.
enum Chafa {
    /// Its threads would not end with this one, and pictures are small.
    static func begin() { chafa_set_n_threads(1) }

    /// Blocks in colours.
    static func picture(
        _ cut: Cut, columns: Int, rows: Int, symbols: Symbols, colours: ColourDepth
    ) throws(PictureRefusal) -> Picture {
        guard let config = chafa_canvas_config_new(), let map = chafa_symbol_map_new() else { throw .noMemory }
        defer { chafa_canvas_config_unref(config) }
        defer { chafa_symbol_map_unref(map) }
        chafa_symbol_map_add_by_tags(map, Int32(tags(symbols)))
        chafa_canvas_config_set_symbol_map(config, map)
        chafa_canvas_config_set_geometry(config, Int32(columns), Int32(rows))
        chafa_canvas_config_set_canvas_mode(config, Int32(mode(colours)))
        chafa_canvas_config_set_work_factor(config, 0.5)
        // Its louder colours and its grain hide the features of a face where there are few colours.
        chafa_canvas_config_set_preprocessing_enabled(config, 0)
        chafa_canvas_config_set_dither_mode(config, Int32(CHAFA_DITHERS_NOT))
        guard let canvas = chafa_canvas_new(config) else { throw .noMemory }
        defer { chafa_canvas_unref(canvas) }
        draw(cut, on: canvas)
        var dots: [Picture.Dot] = []
        dots.reserveCapacity(columns * rows)
        for row in 0..<rows {
            for column in 0..<columns { dots.append(dot(canvas, column, row, colours)) }
        }
        guard let picture = Picture(size: Size(columns: columns, rows: rows), dots: dots) else {
            throw .broken("it has no cells")
        }
        return picture
    }

    /// An escape sequence that draws at the cursor.
    static func pixels(
        _ cut: Cut, _ method: PixelProtocol, columns: Int, rows: Int, cell: (width: Int, height: Int),
        _ colours: ColourDepth
    ) throws(PictureRefusal) -> [UInt8] {
        guard let config = chafa_canvas_config_new(), let database = chafa_term_db_new() else { throw .noMemory }
        defer { chafa_canvas_config_unref(config) }
        defer { chafa_term_db_unref(database) }
        guard let terminal = chafa_term_db_get_fallback_info(database) else { throw .noMemory }
        defer { chafa_term_info_unref(terminal) }
        chafa_canvas_config_set_geometry(config, Int32(columns), Int32(rows))
        chafa_canvas_config_set_cell_geometry(config, Int32(cell.width), Int32(cell.height))
        chafa_canvas_config_set_canvas_mode(config, Int32(mode(colours)))
        let kinds = [
            PixelProtocol.kitty: CHAFA_AS_KITTY, .iterm: CHAFA_AS_ITERM2,
            .sixel: CHAFA_AS_SIXELS,
        ]
        chafa_canvas_config_set_pixel_mode(config, Int32(kinds[method] ?? 0))
        guard let canvas = chafa_canvas_new(config) else { throw .noMemory }
        defer { chafa_canvas_unref(canvas) }
        draw(cut, on: canvas)
        guard let text = chafa_canvas_print(canvas, terminal) else { throw .noMemory }
        defer { cchafa_free(text) }
        let bytes = UnsafeRawBufferPointer(start: text.pointee.text, count: text.pointee.count)
        guard method == .kitty else { return Array(bytes) }
        guard let kitty = Kitty(bytes) else { throw .broken("it has no pixels") }
        return kitty.sequence(columns: columns, rows: rows)
    }

    private static func draw(_ cut: Cut, on canvas: OpaquePointer) {
        chafa_canvas_draw_all_pixels(
            canvas, Int32(CHAFA_SOURCE_RGB8), cut.pixels, Int32(cut.width), Int32(cut.height),
            Int32(cut.stride))
    }

    private static func tags(_ symbols: Symbols) -> Int {
        let plain = CHAFA_SIGN_SPACE | CHAFA_SIGN_SOLID
        return switch symbols {
        case .half, .ascii: plain | CHAFA_SIGN_HALF
        case .quadrant: plain | CHAFA_SIGN_HALF | CHAFA_SIGN_QUAD
        case .sextant: plain | CHAFA_SIGN_HALF | CHAFA_SIGN_SEXTANT
        }
    }

    private static func mode(_ colours: ColourDepth) -> Int {
        switch colours {
        case .ansi8: CHAFA_MODE_8
        case .ansi16: CHAFA_MODE_16
        case .palette256: CHAFA_MODE_240
        case .mono, .direct: CHAFA_MODE_DIRECT
        }
    }

    private static func dot(_ canvas: OpaquePointer, _ column: Int, _ row: Int, _ colours: ColourDepth) -> Picture.Dot {
        let scalar = Unicode.Scalar(chafa_canvas_get_char_at(canvas, Int32(column), Int32(row))) ?? " "
        var (ink, paper) = (Int32(-1), Int32(-1))
        chafa_canvas_get_raw_colors_at(canvas, Int32(column), Int32(row), &ink, &paper)
        return Picture.Dot(scalar, ink: colour(ink, colours), paper: colour(paper, colours))
    }

    // An index becomes the palette's own colour, which the console maps back to the same index.
    private static func colour(_ raw: Int32, _ colours: ColourDepth) -> Ink {
        guard raw >= 0 else { return .none }
        guard colours != .direct else { return Ink(bits: 0xFF00_0000 | UInt32(raw) & 0xFFFFFF) }
        let entry = ColourDepth.paletteEntry(Int(raw))
        return Ink(UInt8(clamping: entry.red), UInt8(clamping: entry.green), UInt8(clamping: entry.blue))
    }
}
