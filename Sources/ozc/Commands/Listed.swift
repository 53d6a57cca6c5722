import ArgumentParser
import OzModel

/// A noun that has commands of its own.
protocol Listed {
    static var noun: Noun { get }
    /// What else people call it.
    static var aliases: [String] { get }
    /// What its commands do, in a sentence.
    static var abstract: String { get }
    /// What can be done with it besides listing and showing.
    static var more: [any ParsableCommand.Type] { get }
}

extension Listed {
    static var abstract: String { "List \(noun.rawValue), or show one." }
    static var more: [any ParsableCommand.Type] { [] }
}

enum Orders: Listed {
    static let noun = Noun.orders
    static let aliases = ["order", "folders", "folder"]
}

enum Analyses: Listed {
    static let noun = Noun.analyses
    static let aliases = ["analysis"]
    static let abstract = "List analyses, show one, or decide them."
    static var more: [any ParsableCommand.Type] { [DecideCommand.self] }
}

enum MediaFiles: Listed {
    static let noun = Noun.media
    static let aliases: [String] = []
    static let abstract = "List media, show one, or save its original."
    static var more: [any ParsableCommand.Type] { [MediaGet.self] }
}

enum Users: Listed {
    static let noun = Noun.users
    static let aliases = ["user"]
}

enum Companies: Listed {
    static let noun = Noun.companies
    static let aliases = ["company"]
}

enum Collections: Listed {
    static let noun = Noun.collections
    static let aliases = ["collection"]
}
