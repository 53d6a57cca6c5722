import Query
import TOMLKit

/// The settings of the review.
let reviewSettings: [Setting] = [
    Setting(
        name: "review.reasons", help: "reasons that a decision can be given; [] asks for none",
        standard: "[\(Settings.standardReasons.map { "\"\($0)\"" }.joined(separator: ", "))]",
        read: { value, settings in
            guard let names = strings(value), names.allSatisfy({ !$0.isEmpty && $0.count <= 60 }) else { return false }
            settings.reviewReasons = names
            return true
        }, accepts: "a list of short texts"),
    Setting(
        name: "review.comment_required", help: "when a decision needs a comment: never, decline or always",
        standard: "\"never\"",
        read: { value, settings in
            guard let rule = value.string.flatMap(CommentRule.init(rawValue:)) else { return false }
            settings.commentRule = rule
            return true
        }, accepts: "never, decline or always"),
    Setting(
        name: "review.undo", help: "how long a confirmed decision can be taken back; 0s sends at once",
        standard: "\"5s\"",
        read: { value, settings in
            guard let seconds = value.string.flatMap(Span.seconds), seconds <= 3600 else { return false }
            settings.undoWindow = seconds
            return true
        }, accepts: "a time like 5s, at most 1h"),
    Setting(
        name: "review.sla", help: "waiting times from which on a case is late, and very late",
        standard: "[\"15m\", \"1h\"]",
        read: { value, settings in
            guard let steps = strings(value)?.map(Span.seconds), steps.count == 2 else { return false }
            let seconds = steps.compactMap(\.self)
            guard seconds.count == 2, seconds[0] <= seconds[1] else { return false }
            settings.slaSteps = seconds
            return true
        }, accepts: "two times, the shorter first"),
    Setting(
        name: "review.tries", help: "tries after which a decision rests, 1 to 100", standard: "5",
        read: { value, settings in
            guard let tries = value.int, (1...100).contains(tries) else { return false }
            settings.reviewTries = tries
            return true
        }, accepts: "a whole number from 1 to 100"),
    Setting(
        name: "review.ahead", help: "cases of the queue that are fetched ahead, 0 to 20", standard: "3",
        read: { value, settings in
            guard let count = value.int, (0...20).contains(count) else { return false }
            settings.reviewAhead = count
            return true
        }, accepts: "a whole number from 0 to 20"),
    Setting(
        name: "review.editor", help: "edits comments at length; [] takes $VISUAL, else $EDITOR", standard: "[]",
        read: { value, settings in
            guard let words = strings(value) else { return false }
            settings.editor = words
            return true
        }, accepts: "a list: program, then its arguments"),
]
