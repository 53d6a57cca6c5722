import ArgumentParser
import ConsoleUI
import OzModel
import Remote

/// `ozc collections search ID PHOTO`.
struct CollectionSearch: AsyncParsableCommand, LoggedCommand {
    static let configuration = CommandConfiguration(
        commandName: "search", abstract: "Search a collection for the face on a photo.",
        discussion: """
            The API searches only for faces of an order: one of this photo alone is created, searched, read and deleted \
            again, unless --keep is given or this log-in may not delete it. Both are in the audit.

            Exit codes: 0 searched, whether somebody was found or not; 1 no answer, such as where there is no face on the \
            photo; 5 no such collection; 6 the search had not ended in time, or its order could not be deleted.
            """)
    static let logName = "collections search"

    @OptionGroup var global: GlobalOptions
    @Argument(help: ArgumentHelp("The collection's id, its beginning, or its alias.", valueName: "id"))
    var collection: String
    @Argument(help: ArgumentHelp("A photo of one face, JPEG or PNG.", valueName: "photo"), completion: .file())
    var photo: String
    @Option(help: ArgumentHelp("From which resemblance on somebody is found, 0 to 1.", valueName: "0.85"))
    var threshold: Double?
    @Option(help: ArgumentHelp("Find so many persons at most.", valueName: "n")) var count: Int?
    @Flag(help: "Leave the search's order on the server.") var keep = false
    @Option(help: ArgumentHelp("How long to wait.", valueName: "5m")) var timeout = Patience(seconds: 600)
    @Option(help: "table, json, jsonl, csv or tsv; a table on a terminal, tsv in a pipe.") var format: OutputFormat?

    func run() async throws {
        let params = try params()
        let face = try FaceFile.read(photo)
        let desk = try ChangeDesk(global)
        let found = try await Directory(desk: desk).collection(collection)
        let search = FaceSearch(desk: desk, collection: found, patience: timeout.seconds, keepsOrder: keep)
        let answer = try await search.run(face, params)
        let output = StandardOutput()
        var writer = RecordWriter(FaceHit.shape, format ?? .standard, to: output)
        try writer.begin()
        for hit in answer.hits { try writer.add(hit) }
        try writer.end()
        try output.flush()
        try tell(answer, found)
    }

    private func params() throws -> [String: JSONValue] {
        var params: [String: JSONValue] = [:]
        if let threshold {
            guard let found = try? AnalysisWish.threshold("\(threshold)", of: .collection) else {
                throw Failure(.usage, "--threshold is a number from 0 to 1")
            }
            params = found
        }
        if let count {
            guard count > 0 else { throw Failure(.usage, "--count is a number of persons, 1 or more") }
            params[Assumptions.searchCount] = .int(count)
        }
        return params
    }

    private func tell(_ answer: FaceSearch.Answer, _ collection: OzModel.Collection) throws {
        let alias = collection.alias ?? collection.id.short
        let (analysis, rest) = (answer.analysis, answer.remainder.sentence(answer.order))
        guard analysis.state != .failed, analysis.verdict != .failed else {
            throw Failure(.failed, "\(alias) was not searched: \(analysis.explanation); \(rest)")
        }
        // An empty list that is no answer must not pass for one.
        guard !answer.hits.isEmpty || analysis.verdict == .success else {
            throw Failure(.failed, "the server names nobody, yet says \(analysis.verdict.words); \(rest)")
        }
        let found =
            switch answer.hits.count {
            case 0: "nobody found in \(alias): \(analysis.explanation)"
            case 1: "1 person found in \(alias)"
            default: "\(PlainWords.count(answer.hits.count)) persons found in \(alias)"
            }
        guard case .stuck = answer.remainder else { return note("ozc: \(found); \(rest)") }
        throw Failure(.partly, "\(found); \(rest)")
    }
}
