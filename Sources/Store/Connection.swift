import GRDB

/// How this console opens SQLite files.
enum Connection {
    /// Settings of the one connection that writes the mirror.
    static func writer(_ clock: MachineClock) -> Configuration {
        var configuration = plain()
        configuration.journalMode = .wal
        configuration.prepareDatabase { db in
            db.add(function: Folding.function)
            db.add(function: clock.function)
            guard !db.configuration.readonly else { return }
            try db.execute(
                sql: """
                    PRAGMA synchronous = NORMAL;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA secure_delete = OFF;
                    PRAGMA journal_size_limit = 67108864;
                    """)
            try db.execute(sql: Ingest.tables)
        }
        return configuration
    }

    /// Settings of a connection that only reads.
    static func reader() -> Configuration {
        var configuration = plain()
        configuration.readonly = true
        configuration.prepareDatabase { db in
            db.add(function: Folding.function)
            try db.execute(sql: "PRAGMA mmap_size = 268435456; PRAGMA cache_size = -16384;")
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

    private static func plain() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.publicStatementArguments = false
        return configuration
    }
}
