import ArgumentParser
import ConsoleUI
import Query

/// `--since`: a length of time, or all of it.
struct Depth: ExpressibleByArgument {
    /// nil for all.
    let seconds: Double?

    init?(argument: String) {
        if argument == "all" {
            seconds = nil
        } else if let span = Span.seconds(argument) {
            seconds = span
        } else {
            return nil
        }
    }
}
