import Foundation

/// Everything the sandbox knows, in memory; the world's actor owns the one that is served.
struct Database: Sendable {
    /// How the sandbox is set up, with what its data folder knows better.
    let configuration: SandboxConfiguration
    let seed: UInt64
    let library: MediaLibrary
    let engine: any AnalysisEngine
    /// Seconds that an analysis asked for by a client runs.
    let analysisTime: Double
    let mediaRule: MediaRule
    var desk: AnalysisDesk
    var sessions: Sessions
    let captureTokens = CaptureTokens()
    var uploads: Uploads

    /// Gives the invented orders.
    let source: OrderSource
    var companies: Table<Company>
    var users: Table<User>
    var collections: Table<FaceCollection>
    var persons = Table<CollectionPerson>()
    var personImages = Table<PersonImage>()
    var reportTemplates = Table<ReportTemplate>()
    var reports = Table<Report>()
    var folders: Table<Folder>
    var media: Table<Media>
    var analyses: Table<Analysis>

    var usersByEmail: [String: Int] = [:]
    var personsByID: [ObjectID: Int] = [:]
    var personImagesByID: [ObjectID: Int] = [:]
    /// Rows that were made; an invented row's id tells its number.
    var foldersByID: [ObjectID: Int] = [:]
    var mediaByID: [ObjectID: Int] = [:]
    var analysesByID: [ObjectID: Int] = [:]
    var foldersByCreation: RowOrder
    var foldersByUpdate: RowOrder
    var analysesByCreation: RowOrder
    var analysesByUpdate: RowOrder

    /// Running analyses and when they end, soonest first.
    var running = TimeIndex()
    /// The last time written; the next is later, so that no two changes share one.
    var lastStamp = Moment(microseconds: 0)
    /// Objects made since the start; new ids follow from it.
    var made = 0
    /// Deleted orders; while there are none, lists need not look for them.
    var archived = 0

    init(
        configuration: SandboxConfiguration, source: OrderSource, engine: any AnalysisEngine, files: URL? = nil,
        secret: UInt64? = nil
    ) {
        self.configuration = configuration
        uploads = Uploads(folder: files)
        seed = configuration.seed
        analysisTime = configuration.analysisTime
        self.source = source
        mediaRule = configuration.mediaRule
        desk = AnalysisDesk(configuration)
        self.engine = engine
        library = source.maker.library
        let sketcher = source.maker.sketcher
        let count = sketcher.count
        companies = Table(sketcher.staff.companies)
        users = Table(sketcher.staff.users)
        collections = Table(sketcher.staff.collections)
        folders = Table(computed: count) { source.folder($0) }
        media = Table(computed: count * OrderMaker.mediaSlots) { source.media($0) }
        analyses = Table(computed: count * OrderMaker.analysisSlots) { source.analysis($0) }
        let orders = ComputedOrders(sketcher)
        foldersByCreation = RowOrder(orders.foldersByCreation)
        foldersByUpdate = RowOrder(orders.foldersByUpdate)
        analysesByCreation = RowOrder(orders.analysesByCreation)
        analysesByUpdate = RowOrder(orders.analysesByUpdate)
        sessions = Sessions(timeToLive: configuration.sessionTimeToLive, seed: secret ?? configuration.seed)
        lastStamp = Moment(microseconds: sketcher.now.microseconds - 1)
        sessions.users = users.count
        PersonMaker.fill(&self)
        for (row, user) in users.enumerated() { usersByEmail[user.email] = row }
        for number in max(0, count - sketcher.running)..<count { run(source.folder(number), until: sketcher) }
        // What follows from the seed need not be kept.
        _ = drain()
    }

    /// Lets what is still at work at the start end while somebody looks on: two to fourteen minutes later.
    private mutating func run(_ folder: Folder, until sketcher: OrderSketcher) {
        for row in folder.analyses where analyses[row].judgement == nil {
            var random = SplitMix(seed ^ SplitMix.mixed(UInt64(row) &+ 0xE17D))
            running.insert(row, at: sketcher.now + 120 + random.fraction() * 720)
        }
    }
}
