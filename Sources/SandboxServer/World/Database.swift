import Foundation

/// Everything the sandbox knows, in memory; the world's actor owns the one that is served.
struct Database: Sendable {
    let seed: UInt64
    let library: MediaLibrary
    let engine: any AnalysisEngine
    /// Seconds that an analysis asked for by a client runs.
    let analysisTime: Double
    let mediaRule: MediaRule
    var desk: AnalysisDesk
    var sessions: Sessions
    var uploads = Uploads()

    var companies: [Company] = []
    var users: [User] = []
    var collections: [FaceCollection] = []
    var folders: [Folder] = []
    var media: [Media] = []
    var analyses: [Analysis] = []

    var usersByEmail: [String: Int] = [:]
    var foldersByID: [ObjectID: Int] = [:]
    var mediaByID: [ObjectID: Int] = [:]
    var analysesByID: [ObjectID: Int] = [:]
    var foldersByCreation = TimeIndex()
    var foldersByUpdate = TimeIndex()
    var analysesByCreation = TimeIndex()
    var analysesByUpdate = TimeIndex()

    /// Running analyses and when they end, soonest first.
    var running = TimeIndex()
    /// The last time written; the next is later, so that no two changes share one.
    var lastStamp = Moment(microseconds: 0)
    /// Objects made since the start; new ids follow from it.
    var made = 0
    /// Deleted orders; while there are none, lists need not look for them.
    var archived = 0

    init(configuration: SandboxConfiguration, library: MediaLibrary, engine: any AnalysisEngine) {
        seed = configuration.seed
        analysisTime = configuration.analysisTime
        mediaRule = configuration.mediaRule
        desk = AnalysisDesk(configuration)
        self.library = library
        self.engine = engine
        sessions = Sessions(timeToLive: configuration.sessionTimeToLive, seed: configuration.seed)
    }

    /// Sorts what the generator filled in, once.
    mutating func index() {
        sessions.users = users.count
        for (row, user) in users.enumerated() { usersByEmail[user.email] = row }
        foldersByID = .init(folders.enumerated().map { ($1.id, $0) }) { first, _ in first }
        mediaByID = .init(media.enumerated().map { ($1.id, $0) }) { first, _ in first }
        analysesByID = .init(analyses.enumerated().map { ($1.id, $0) }) { first, _ in first }
        foldersByCreation.fill(folders.enumerated().map { .init(time: $1.created, row: $0) })
        foldersByUpdate.fill(folders.enumerated().map { .init(time: $1.updated, row: $0) })
        analysesByCreation.fill(analyses.enumerated().map { .init(time: $1.created, row: $0) })
        analysesByUpdate.fill(analyses.enumerated().map { .init(time: $1.updated, row: $0) })
        lastStamp = max(
            foldersByUpdate.entries.last?.time ?? lastStamp, analysesByUpdate.entries.last?.time ?? lastStamp)
    }
}
