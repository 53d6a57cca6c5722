import GRDB

/// The ways in which the files of this console can fail; no value of a person appears in any of them.
public enum StoreError: Error, Equatable, Sendable {
    /// A page was not the JSON it should be; the mirror is as it was.
    case malformed(reason: String)
    /// The disk has no room left.
    case full
    /// The file or its directory may not be written or created.
    case notWritable(path: String)
    /// Another program kept the file locked for too long.
    case busy
    /// The file is damaged.
    case corrupt(path: String)
    /// The file was written by a newer console.
    case newer(path: String)
    /// A read was cancelled because something newer is wanted.
    case interrupted
    /// A list was asked to sort by something it does not have.
    case unknownSort(key: String, known: [String])
    /// A decision about this case is under way already.
    case pending(what: String)
    /// SQLite failed in another way; the code is SQLite's.
    case failed(code: Int, text: String)

    /// What happened and what to do, in one sentence for people.
    public var sentence: String {
        switch self {
        case .malformed(let reason): "the server's answer could not be read: \(reason)"
        case .full: "the disk is full: free some space, then refresh"
        case .notWritable(let path): "\(path) cannot be written: check its owner and permissions"
        case .busy: "another program keeps the local data locked: try again, or close the other console"
        case .corrupt(let path) where path.hasSuffix("/ledger.sqlite"):
            "\(path) is damaged; it is not replaced by itself, because decisions not yet sent may be in it: restore it from"
                + " a backup, or move it away to begin a new one"
        case .corrupt(let path): "\(path) is damaged: restart to have the mirror rebuilt from the server"
        case .newer(let path): "\(path) was written by a newer ozc: use that one, or move the file away"
        case .interrupted: "cancelled by a newer request"
        case .unknownSort(let key, let known):
            "this list cannot be sorted by \(key): use one of \(known.joined(separator: ", "))"
        case .pending(let what): "a decision about \(what) is under way already: it is on the Outbox screen"
        case .failed(let code, let text): "the local data could not be used (SQLite \(code): \(text))"
        }
    }
}

extension StoreError {
    /// Runs work on the database and turns whatever it throws into one of our errors.
    static func wrap<Value>(path: String, _ work: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try work()
        } catch {
            throw StoreError(error, path: path)
        }
    }

    init(_ error: any Error, path: String) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self = .failed(code: 1, text: "\(type(of: error))")
            return
        }
        switch error.resultCode {
        case .SQLITE_FULL: self = .full
        case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: self = .notWritable(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(path: path)
        case .SQLITE_INTERRUPT, .SQLITE_ABORT: self = .interrupted
        // The message is SQLite's own; GRDB's description would add the statement and its arguments.
        default: self = .failed(code: Int(error.extendedResultCode.rawValue), text: error.message ?? "no message")
        }
    }
}
