import ArgumentParser
import OzModel
import Sync

/// Deletes objects that were named on the command line: all are known before the first one goes.
struct DeletionOptions: ParsableArguments {
    @OptionGroup var confirm: ConfirmOptions
    @OptionGroup var options: ChangeOptions

    /// - Parameter change: reads an object and says how it is deleted.
    /// - Throws: `Failure` when one is unknown, when it is not confirmed, or when not all were deleted.
    func run(
        _ words: [String], _ resource: Resource, _ desk: ChangeDesk,
        _ change: @Sendable (String) async throws -> Change
    ) async throws {
        var changes: [Change] = []
        for word in try IDList.read(words, what: resource.plural, heading: resource.idName) {
            let next = try await change(word)
            if !changes.contains(where: { $0.objectID == next.objectID }) { changes.append(next) }
        }
        for change in changes { try await desk.check(change) }
        try Confirmation.ask(changes, isGiven: confirm.yes)
        var results: [ChangeResult] = []
        for change in changes {
            let result = ChangeResult(change: change, outcome: try await desk.send(change))
            results.append(result)
            // Once the server is away, or the session has ended, it is so for all of them.
            if [.unreachable, .interrupted].contains(result.code) { break }
        }
        for change in changes.dropFirst(results.count) {
            results.append(ChangeResult(change: change, outcome: .offline(sentence: "\(change.label): not tried")))
        }
        try options.report(resource).leave(results)
    }
}
