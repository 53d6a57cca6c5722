import Query

/// What may be typed after `:`.
enum Palette {
    /// A command by one of its names.
    struct Match {
        let name: String
        let help: String
        let command: Command
    }

    /// The commands that what was typed could become: by first letters, then by letters anywhere.
    static func matches(_ typed: String) -> [Match] {
        let word = typed.lowercased().split(separator: " ").first.map(String.init) ?? ""
        let all = commands.filter { !$0.names.isEmpty }
        let leading = all.compactMap { match($0) { $0.hasPrefix(word) } }
        let containing = all.compactMap { command -> Match? in
            guard !leading.contains(where: { $0.command.id == command.id }) else { return nil }
            return match(command) { $0.contains(word) }
        }
        return leading + containing
    }

    private static func match(_ command: Command, _ test: (String) -> Bool) -> Match? {
        command.names.first(where: test).map { Match(name: $0, help: command.help, command: command) }
    }

    /// The command a typed line means: a full name, else the only one it could become.
    static func command(_ typed: String) -> Result<Command, Mistake> {
        let word = typed.lowercased().split(separator: " ").first.map(String.init) ?? ""
        if let exact = commands.first(where: { $0.names.contains(word) }) { return .success(exact) }
        let leading = commands.filter { $0.names.contains { $0.hasPrefix(word) } }
        if leading.count == 1 { return .success(leading[0]) }
        if leading.count > 1, !word.isEmpty {
            let names = leading.flatMap(\.names).filter { $0.hasPrefix(word) }
            return .failure(Mistake(sentence: "“\(word)” could be \(names.joined(separator: ", ")): type more of it"))
        }
        let nearest = Nearest.to(word, in: commands.flatMap(\.names)).map { "; did you mean “\($0)”?" } ?? ""
        return .failure(Mistake(sentence: "there is no command “\(word)”\(nearest)"))
    }

    /// A line that is no command, in words.
    struct Mistake: Error, Equatable {
        let sentence: String
    }
}
