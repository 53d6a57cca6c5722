import OzModel

/// Reads the keys that front ends are known to write.
public enum FrontEnd {
    /// What is known under one topic.
    public struct Fact: Equatable, Sendable {
        public let topic: FrontEndKey.Topic
        /// The values, each once, in the order of the table.
        public var words: String
        public let isPersonal: Bool
    }

    /// - Parameters:
    ///   - metadata: the caller's and the modules' metadata as JSON texts; the first that has a key is believed.
    ///   - tags: of all media, which say what the person was asked to do.
    public static func facts(_ metadata: [String], tags: [String]) -> [Fact] {
        facts(metadata.compactMap { JSONValue(parsing: $0) }, tags: tags)
    }

    static func facts(_ metadata: [JSONValue], tags: [String]) -> [Fact] {
        FrontEndKey.Topic.allCases.compactMap { topic in
            let keys = FrontEndKey.all.filter { $0.topic == topic }
            var words: [String] = []
            for value in keys.flatMap({ values(of: $0, metadata) }) {
                let said = CaptureAction.words(value) ?? value
                // `iPhone`, then `iPhone 12`: the longer one says it all.
                words.removeAll { said == $0 || said.hasPrefix("\($0) ") }
                words.append(said)
            }
            if topic == .action { words += CaptureAction.words(among: tags).filter { !words.contains($0) } }
            guard !words.isEmpty else { return nil }
            return Fact(
                topic: topic, words: words.joined(separator: topic == .action ? ", " : " "),
                isPersonal: keys.contains(where: \.isPersonal))
        }
    }

    private static func values(of key: FrontEndKey, _ metadata: [JSONValue]) -> [String] {
        for root in metadata {
            guard let value = key.path.reduce(root as JSONValue?, { $0?[$1] }) else { continue }
            let values = (value.elements ?? [value]).compactMap(\.text).filter { !$0.isEmpty }
            if !values.isEmpty { return values }
        }
        return []
    }
}
