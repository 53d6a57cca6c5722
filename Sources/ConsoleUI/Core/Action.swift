import Canvas
import OzModel
import Query
import Store

/// Everything that can happen to the console.
public indirect enum Action: Equatable, Sendable {
    // Where to
    case show(Lane)
    /// The outbox, on one of its tabs.
    case showOutbox(tab: Int)
    /// The monitoring checklist.
    case showHealth
    /// The charts, on one of their tabs.
    case showStatistics(tab: Int)
    case open(Noun, id: String)
    /// Something this console keeps itself.
    case openOwn(Subject, id: String)
    /// A case of the queue; `ahead` is its order and those of the cases that follow.
    case openCase(RowMark, row: Int, position: Int, ahead: [String])
    /// As it was in a former version.
    case openVersion(Noun, id: String, version: Int64)
    case openList(Noun, scope: ListQuery.Scope)
    case back
    case leave

    // In a list
    case moveCursor(to: RowMark, row: Int, position: Int)
    case sort(Sort)
    case scrollColumns(by: Int)
    case toggleMark(id: String, next: RowMark?, row: Int, position: Int)
    case startRange(RowMark, position: Int)
    case markRange([String])
    case clearMarks
    case filter(ListFilter?)
    case showView(SavedView)
    case saveView(SavedView)
    case sample(day: String, ids: Set<String>)

    // In a detail
    case showTab(Int)
    case scroll(to: Int, cursor: LineMark?)

    // Over the screen
    case ask(Overlay)
    case edit(Key)
    case scrollHelp(to: Int)
    /// Begins or ends typing what the help is filtered by.
    case filterHelp(isTyping: Bool, keeping: Bool)
    case chooseMenu(Int)
    case submit
    case dismiss
    case complete(EditLine, cycle: Prompt.Cycle?)
    /// The typed line was understood: it goes, and is remembered if it is a command.
    case acceptPrompt(remember: String?)
    case promptMistake(String)
    case queryMistake(QueryMistake)

    // From keys and commands
    case find(FindRequest)
    case refresh
    /// Ask for nothing of its own accord, or go on doing so.
    case pause
    case copy([String])
    case useTheme(String)
    case repaint
    case suspend
    case refuse(String)

    // Deciding
    /// Opens the editor on the comment that is being typed.
    case editAtLength
    case agree(Decision)
    /// A spot check's agreement is noted.
    case agreed(Decision)
    case undo
    case withdraw([String])
    case retry([String])
    case discard([String])
    case addNote(String, order: String)

    // Counting
    case chart(ChartChange)

    // Changing
    /// Make a password for the form on top; answered by `.passwordMade`.
    case makePassword(PasswordRecipe)
    case passwordMade(Secret)
    /// What a directory has for the path being typed.
    case filesListed(FileListing)
    /// The files that a pasted text names, and what is left of it.
    case filesTaken([NewFile], rest: String)
    /// Bytes of an upload have gone out.
    case sending(sent: Int, total: Int)
    /// What came of a change.
    case changed(Change, ChangeOutcome)
    case copyCredentials(Credentials)
    case keepCredentials(Credentials)

    // Reports
    case reports(ReportAction)

    // Looking
    /// Opens what there is to see of an object, from one of them on.
    case view(Subject, id: String, index: Int)
    /// The viewer or comparison on screen, changed.
    case look(ViewerPlace)
    case mask
    case toggleGrid
    case openOutside(MediaFile, name: String)
    case download(MediaFile, name: String)
    case export(ExportWish)

    // From outside
    /// Decisions are durable; `until` is the epoch second at which they are sent.
    case decided(operations: [String], batch: String?, until: Double, what: String)
    case notDecided(String)
    /// A decision was refused for review or has failed; what it was about.
    case needsAnswer(String)
    /// Taken back: the analyses that are open again.
    case withdrawn([String])
    case ledgerChanged
    /// A wish was fulfilled, or cannot be.
    case pictureDrawn
    /// Whether the terminal shows real pixels, as soon as it has said so.
    case pixelsPossible(Bool)
    case pixelsRefused
    /// A download moves on; nil when it has ended.
    case downloading(Progress?)
    case edited(String)
    case resized(Size)
    case tick(now: Double)
    case mirrorChanged(revision: Int)
    case news(News)
    case progress(Progress?)
    case paused(Bool)
    case notice(Notice.Level, String)
    case findFailed(FindRequest, String)
    /// It stands in the configuration now.
    case viewSaved(SavedView)
    /// A query has found more, or all.
    case sifted
    /// Persons of collections are known, or cannot be.
    case met
    /// Charts have new figures.
    case counted
    /// They are there again next time.
    case chartsSaved([Chart])
    /// They were saved the last time.
    case chartsRead([Chart])
    case found(FindRequest, RowMark?, position: Int, hits: Int)
    /// `last`: the epoch second of the last news.
    case logInNeeded(reason: String, last: Double?)
    case loggedIn(Identity, last: Double?)
    case logInFailed(String)
    case gone(Noun, id: String)
    /// What the server said of itself.
    case probed(ServerProbe)
}
