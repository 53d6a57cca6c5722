/// One point of the checklist of what the Web Console does, and what shows it here.
struct Item {
    let number: Int
    let what: String
    /// Names of commands in the table of keys: the screen, and what is pressed there.
    let keys: [String]
    /// What is typed after `ozc`.
    let commands: [String]
    /// The tests that show it, as `Target/Suite.function`.
    let tests: [String]
    /// Where the public documents are silent: what is built, and so our reading of them.
    let reading: String?
    /// What the console itself does not do yet.
    let missing: String?

    init(
        _ number: Int, _ what: String, keys: [String], _ commands: [String], _ tests: [String],
        reading: String? = nil, missing: String? = nil
    ) {
        self.number = number
        self.what = what
        self.keys = keys
        self.commands = commands
        self.tests = tests
        self.reading = reading
        self.missing = missing
    }
}

/// All of the checklist, by its numbers.
let checklist: [Item] =
    checklistOfTheConsole + checklistOfNewOrders + checklistOfOrders + checklistOfAccounts + checklistOfCounting
    + checklistOfCollections
