import CSQLite
import GRDB

/// How this console opens SQLite files.
enum Connection {
    /// Settings of the one connection that writes the mirror.
    static func writer(_ clock: MachineClock) -> Configuration {
        var configuration = plain()
        configuration.journalMode = .wal
        configuration.prepareDatabase { db in
            addFunctions(db)
            db.add(function: Sample.function)
            db.add(function: clock.function)
            guard !db.configuration.readonly else { return }
            // Staged elements fit a page, so that a look into one copies nothing.
            try db.execute(
                sql: """
                    PRAGMA synchronous = NORMAL;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA temp.page_size = 65536;
                    PRAGMA secure_delete = OFF;
                    PRAGMA journal_size_limit = 67108864;
                    PRAGMA wal_autocheckpoint = 16000;
                    PRAGMA cache_size = -24576;
                    """)
            try db.execute(sql: Ingest.tables)
        }
        return configuration
    }

    /// Settings of a connection that only reads.
    ///
    /// - Parameter cache: KB of pages that it keeps; each reader has its own.
    static func reader(cache: Int) -> Configuration {
        var configuration = plain()
        configuration.readonly = true
        configuration.prepareDatabase { db in
            addFunctions(db)
            // Mapped pages would count as memory of the console, the more the larger the mirror.
            try db.execute(sql: "PRAGMA mmap_size = 0; PRAGMA cache_size = -\(cache);")
        }
        return configuration
    }

    /// Settings of the ledger.
    static func ledger() -> Configuration {
        var configuration = plain()
        configuration.journalMode = .wal
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA temp_store = MEMORY") }
        return configuration
    }

    /// Settings of a connection that only reads the ledger.
    static func ledgerReader() -> Configuration {
        var configuration = plain()
        configuration.readonly = true
        return configuration
    }

    private static func addFunctions(_ db: Database) {
        for function in [Folding.function] + ObjectKey.functions + Packing.functions { db.add(function: function) }
    }

    /// Once in a process, before its first connection; one that is opened elsewhere before only leaves the lock in place.
    private static let withoutCounting: Int32 = csqlite_stop_counting_memory()

    private static func plain() -> Configuration {
        _ = withoutCounting
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.publicStatementArguments = false
        return configuration
    }
}
