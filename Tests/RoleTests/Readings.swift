/// How each command that reads is called in the walk; and which commands are not, since they change something or never
/// end by themselves. A command that stands in neither is found by the test.
enum Readings {
    /// What is put in where these words stand: an id of the object of that kind.
    static let ids: [String: (noun: String, field: String)] = [
        "ORDER": ("orders", "folder_id"), "ANALYSIS": ("analyses", "analyse_id"), "MEDIUM": ("media", "media_id"),
        "USER": ("users", "user_id"), "COMPANY": ("companies", "company_id"),
        "COLLECTION": ("collections", "collection_id"),
        "PERSON": ("persons", "person_id"),
    ]

    /// By the command; each is called once for every line.
    static let lines: [String: [String]] = [
        "console": ["--headless --keys ^c"], "profiles": [""], "sync": ["", "--since all --media thumbs"],
        "orders list": ["--limit 0", "--where status:declined --format json"],
        "orders show": ["ORDER --format json", "ORDER --format table"],
        "orders metadata": ["ORDER"],
        "analyses list": ["--limit 0"], "analyses show": ["ANALYSIS --format json"],
        "media list": ["--limit 0"], "media show": ["MEDIUM --format json"], "media get": ["MEDIUM -o HOME/medium"],
        "users list": ["--limit 0"], "users show": ["USER --format json"],
        "companies list": ["--limit 0"], "companies show": ["COMPANY --format json"],
        "collections list": ["--limit 0"], "collections show": ["COLLECTION --format json"],
        "persons list": ["--collection COLLECTION --format json"],
        "persons show": ["PERSON --collection COLLECTION"],
        "stats": ["--since all --by day", "--since all --by company"], "health": ["--format json"],
        "reports list": ["--order ORDER"], "reports show": ["REPORT --order ORDER"],
        "reports get": ["REPORT --order ORDER -o HOME/report"], "reports templates list": [""],
        "reports templates show": ["no-such-template"],
        "export": ["ORDER -o HOME/bundle"],
        "audit list": [""], "audit verify": [""], "audit export": ["-o HOME/audit.jsonl"], "outbox list": ["--all"],
        "config path": [""], "config show": [""], "config validate": [""], "keys": ["--format json"], "themes": [""],
    ]

    /// Exit codes other than 0 that are right, by the command.
    static let codes: [String: Set<Int32>] = [
        // A machine that is busy with other tests is told as one that answers slowly.
        "health": [0, 1],
        // The sandbox begins without templates.
        "reports templates show": [5],
    ]

    /// By the command, with the reason why the walk leaves it alone.
    static let notCalled: [String: String] = [
        "demo": "starts a server of its own; EndToEndTests walk it",
        "login": "comes before the walk", "logout": "ends it", "config init": "writes a file",
    ]

    /// The last word of commands that change something on the server or in the ledger; ChangeTests send those.
    static let changing: Set<String> = [
        "create", "delete", "update", "password", "metadata", "decide", "run", "add", "add-photo", "delete-photo",
        "send", "retry", "discard", "search",
    ]
}
