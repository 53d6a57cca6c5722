extension Frame {
    /// The golden form: the rows' characters, each ended by `|`, then the roles of every row that has more than text.
    ///
    /// A run of roles reads `verdict.success@selected×20`; the ground is left out when plain, and so is a run of plain
    /// text at a row's end.
    public func dump() -> String {
        var lines: [String] = []
        for row in 0..<size.rows {
            var text = self.text(row: row)
            while text.last == " " { text.removeLast() }
            lines.append(text + "|")
        }
        if let cursor { lines.append("cursor: row \(cursor.row), column \(cursor.column)") }
        if let pixels { lines.append("pixels: \(pixels.notation)") }
        lines.append("roles:")
        for row in 0..<size.rows {
            let runs = self.runs(row: row)
            if !runs.isEmpty { lines.append("\(row): " + runs.joined(separator: " ")) }
        }
        let pictured = (0..<size.rows).filter { cells(row: $0).contains { $0.ink != .none || $0.paper != .none } }
        if !pictured.isEmpty {
            lines.append("pictures:")
            for row in pictured { lines.append("\(row): " + inks(row: row).joined(separator: " ")) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `7: a01020/ffffff×3` from column 7 on, ink and paper, a dash for none.
    private func inks(row: Int) -> [String] {
        var runs: [(start: Int, ink: Ink, paper: Ink, count: Int)] = []
        for (column, cell) in cells(row: row).enumerated() {
            if let last = runs.last, last.ink == cell.ink, last.paper == cell.paper {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((column, cell.ink, cell.paper, 1))
            }
        }
        return runs.filter { $0.ink != .none || $0.paper != .none }.map { run in
            "\(run.start):\(run.ink.notation)/\(run.paper.notation)×\(run.count)"
        }
    }

    private func runs(row: Int) -> [String] {
        var runs: [(role: Role, ground: Ground, count: Int)] = []
        for cell in cells(row: row) {
            if let last = runs.last, last.role == cell.role, last.ground == cell.ground {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((cell.role, cell.ground, 1))
            }
        }
        if let last = runs.last, last.role == .text, last.ground == .plain { runs.removeLast() }
        return runs.map { run in
            run.role.rawValue + (run.ground == .plain ? "" : "@" + run.ground.rawValue) + "×\(run.count)"
        }
    }
}
