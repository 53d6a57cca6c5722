import Canvas
import OzModel
import Store

/// Everything that can happen to the console.
public indirect enum Action: Equatable, Sendable {
    // Where to
    case show(Noun)
    case open(Noun, id: String)
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

    // In a detail
    case showTab(Int)
    case scroll(to: Int, cursor: Int?)

    // Over the screen
    case ask(Overlay)
    case edit(Key)
    case scrollHelp(to: Int)
    /// Begins or ends typing what the help is filtered by.
    case filterHelp(isTyping: Bool, keeping: Bool)
    case chooseMenu(Int)
    case submit
    case dismiss
    case complete(String)
    /// The typed line was understood: it goes, and is remembered if it is a command.
    case acceptPrompt(remember: String?)
    case promptMistake(String)

    // From keys and commands
    case find(FindRequest)
    case refresh
    case copy([String])
    case useTheme(String)
    case repaint
    case suspend
    case refuse(String)

    // From outside
    case resized(Size)
    case tick(now: Double)
    case mirrorChanged(revision: Int)
    case news(News)
    case progress(Progress?)
    case notice(Notice.Level, String)
    case findFailed(FindRequest, String)
    case found(FindRequest, RowMark?, position: Int, hits: Int)
    /// `last`: the epoch second of the last news.
    case logInNeeded(reason: String, last: Double?)
    case loggedIn(Identity, last: Double?)
    case logInFailed(String)
    case gone(Noun, id: String)
}
