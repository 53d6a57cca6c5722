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
    static let abstract = "List orders, show one, create, change or delete them."
    static var more: [any ParsableCommand.Type] { [OrderCreate.self, OrderMetaData.self, OrderDelete.self] }
}

enum Analyses: Listed {
    static let noun = Noun.analyses
    static let aliases = ["analysis"]
    static let abstract = "List analyses, show one, decide, run or delete them."
    static var more: [any ParsableCommand.Type] { [DecideCommand.self, AnalysisRun.self, AnalysisDelete.self] }
}

enum MediaFiles: Listed {
    static let noun = Noun.media
    static let aliases: [String] = []
    static let abstract = "List media, show one, save its original, add or delete some."
    static var more: [any ParsableCommand.Type] { [MediaGet.self, MediaAdd.self, MediaDelete.self] }
}

enum Users: Listed {
    static let noun = Noun.users
    static let aliases = ["user"]
    static let abstract = "List users, show one, create, change or delete them."
    static var more: [any ParsableCommand.Type] {
        [UserCreate.self, UserUpdate.self, UserPassword.self, UserDelete.self]
    }
}

enum Companies: Listed {
    static let noun = Noun.companies
    static let aliases = ["company"]
    static let abstract = "List companies, show one, create, rename or delete them."
    static var more: [any ParsableCommand.Type] { [CompanyCreate.self, CompanyUpdate.self, CompanyDelete.self] }
}

enum Collections: Listed {
    static let noun = Noun.collections
    static let aliases = ["collection"]
    static let abstract = "List collections, show one, create or delete them, search one for a face."
    static var more: [any ParsableCommand.Type] {
        [CollectionCreate.self, CollectionDelete.self, CollectionSearch.self]
    }
}
