import OzModel

/// A noun that has commands of its own.
protocol Listed {
    static var noun: Noun { get }
    /// What else people call it.
    static var aliases: [String] { get }
}

enum Orders: Listed {
    static let noun = Noun.orders
    static let aliases = ["order", "folders", "folder"]
}

enum Analyses: Listed {
    static let noun = Noun.analyses
    static let aliases = ["analysis"]
}

enum MediaFiles: Listed {
    static let noun = Noun.media
    static let aliases: [String] = []
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
