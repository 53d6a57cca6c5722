import ArgumentParser
import OzModel

/// Which analyses are to be run, and how.
struct AnalysisOptions: ParsableArguments {
    @Option(
        name: .customLong("type"),
        help: ArgumentHelp("quality, biometry, documents, collection; several with commas.", valueName: "type"))
    var types: [String] = []
    @Option(
        name: .customLong("threshold"),
        help: ArgumentHelp(
            "Of one type; biometry takes two, between which an operator decides.", valueName: "type=0.85|0.75..0.85"))
    var thresholds: [String] = []
    @Option(
        name: .customLong("param"),
        help: ArgumentHelp("Any other parameter of a type, as the API calls it.", valueName: "type.name=value"))
    var params: [String] = []
    @Option(help: ArgumentHelp("The collection that faces are looked for in: its id, or its alias.", valueName: "id"))
    var collection: String?

    /// The analyses asked for, each type once, in the order given.
    ///
    /// - Parameters:
    ///   - all: what `all` stands for; nil where it is not known.
    ///   - desk: finds the collection.
    /// - Throws: `Failure` for types and parameters that are none.
    func wishes(all: [AnalysisType]?, _ desk: ChangeDesk) async throws -> [AnalysisWish] {
        var wishes: [AnalysisWish] = []
        for word in types.flatMap({ $0.split(separator: ",").map(String.init) }) {
            let isAll = word.lowercased() == "all" && all != nil
            let types = isAll ? all ?? [] : [try Self.type(word, "--type")]
            wishes += types.filter { type in !wishes.contains { $0.type == type } }.map { AnalysisWish($0) }
        }
        for word in thresholds {
            let (type, value) = try Self.pair(word, "--threshold")
            try set(try Self.threshold(type, value, word), of: type, "--threshold \(word)", &wishes)
        }
        for word in params {
            guard let dot = word.firstIndex(of: ".") else {
                throw Failure(.usage, "--param \(word): write type.name=value, like quality.extract_best_shot=true")
            }
            let type = try Self.type(String(word[..<dot]), "--param")
            let field = try Fields.read([Self.raw(String(word[word.index(after: dot)...]))], flag: "--param")
            try set(field, of: type, "--param \(word)", &wishes)
        }
        if let collection {
            // Last, since it asks the server: whatever makes no sense was said before.
            try set([:], of: .collection, "--collection", &wishes)
            let search = AnalysisWish.search(in: try await Directory(desk: desk).collection(collection).id)
            try set(search.params, of: .collection, "--collection", &wishes)
        }
        return wishes
    }

    private func set(
        _ params: [String: JSONValue], of type: AnalysisType, _ flag: String, _ wishes: inout [AnalysisWish]
    ) throws {
        guard let index = wishes.firstIndex(where: { $0.type == type }) else {
            throw Failure(.usage, "\(flag): no \(type.words) analysis is to be run; add --type \(type.words)")
        }
        wishes[index].params.merge(params) { _, new in new }
    }

    static func type(_ word: String, _ flag: String) throws -> AnalysisType {
        let type = AnalysisType(wire: word)
        if case .other = type {
            let known = AnalysisType.known.map(\.words).joined(separator: ", ")
            throw Failure(.usage, "\(flag): “\(word)” is no type of analysis; known: \(known)")
        }
        return type
    }

    private static func pair(_ word: String, _ flag: String) throws -> (AnalysisType, String) {
        guard let equals = word.firstIndex(of: "=") else {
            throw Failure(.usage, "\(flag) \(word): write type=number, like quality=0.5")
        }
        return (try type(String(word[..<equals]), flag), String(word[word.index(after: equals)...]))
    }

    private static func threshold(_ type: AnalysisType, _ text: String, _ word: String) throws -> [String: JSONValue] {
        do {
            return try AnalysisWish.threshold(text, of: type)
        } catch {
            throw Failure(.usage, "--threshold \(word): \(error.sentence)")
        }
    }

    /// Numbers and truth values as such, everything else as a text, as whoever writes `extract_best_shot=true` means it.
    private static func raw(_ word: String) -> String {
        guard let equals = word.firstIndex(of: "="), !word[..<equals].hasSuffix(":") else { return word }
        let value = String(word[word.index(after: equals)...])
        let isPlain = value == "true" || value == "false" || Double(value)?.isFinite == true
        return isPlain ? "\(word[..<equals]):=\(value)" : word
    }
}

/// Whether to wait until analyses have ended, and how long.
struct WaitOptions: ParsableArguments {
    @Flag(help: "Wait until the analyses have ended, and leave with a code by the verdict.") var wait = false
    @Option(help: ArgumentHelp("How long to wait.", valueName: "5m")) var timeout: Patience = Patience(seconds: 600)
}

/// A length of time.
struct Patience: ExpressibleByArgument {
    let seconds: Double

    init(seconds: Double) { self.seconds = seconds }

    init?(argument: String) {
        guard let depth = Depth(argument: argument)?.seconds, depth > 0 else { return nil }
        seconds = depth
    }

    var defaultValueDescription: String { "10m" }
}
