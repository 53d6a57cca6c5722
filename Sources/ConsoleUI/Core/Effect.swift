import OzModel

/// What `update` wants done outside; `Session` and the loop do it and answer with an `Action`.
public enum Effect: Equatable, Sendable {
    /// Bring one object up to date: what the operator looks at goes first.
    case fetch(Noun, id: String)
    /// These orders are on the glass, the one under the cursor first: they are asked for before what nobody looks at.
    case watch([String])
    /// Ask the server who is in collections; answered by `.met`.
    case meet([Roster.Wish])
    /// Ask the server for news now.
    case refresh
    /// Ask the server how it is; answered by `.probed`.
    case probe
    /// Fetch only what is asked for, or go on by itself.
    case pause(Bool)
    case find(FindRequest)
    /// Write a view into the configuration; answered by `.viewSaved` or a notice.
    case saveView(SavedView)
    /// Look for the rows of a filtered list, and no longer for those of another one; nil: for none any more.
    case sift(SiftWish?)
    /// Count what charts show, and no longer what others did; answered by `.counted`.
    case count(ChartWish)
    /// Bring the charts that were kept; answered by `.chartsRead` before the next frame.
    case readCharts
    /// Keep charts for the next time; answered by `.chartsSaved` or a notice.
    case saveCharts([Chart])
    /// Write a chart as a file where downloads go.
    case exportChart(Chart, ChartFormat)
    case logIn(LogIn)
    /// Put text on the operator's clipboard.
    ///
    /// - Parameter what: "The id was", to say so.
    case copy(String, what: String)
    case repaint
    case suspend
    /// Fetch the orders of cases that will be opened soon, unless they just were.
    case fetchAhead([String])
    /// Draw what the frame would like to show, first things first; what is not named any more is not wanted any more.
    case draw([PictureWish])
    case openOutside(MediaFile, name: String)
    case download(MediaFile, name: String)
    /// Write orders into an evidence bundle among the downloads; answered by a notice.
    case export(ExportWish)
    case reports(ReportWish)

    /// Change the server's data, once; answered by `.sending` and `.changed`.
    case change(Change)
    /// Give up the change that is on its way, where it is not too late.
    case cancelChange
    case makePassword(PasswordRecipe)
    /// Look up what fits a path being typed; answered by `.filesListed`.
    case listFiles(String)
    /// Find the files that a pasted text names; answered by `.filesTaken`.
    case takeFiles(String)
    /// Write credentials into a file that nobody else may read; answered by a notice.
    case keepCredentials(Credentials)

    // The ledger
    /// Make decisions durable, all or none; answered by `.decided` or `.notDecided` before the next frame.
    case decide([Decision], isBulk: Bool, what: String)
    case keepDraft(Decision)
    case dropDraft(Analysis.ID)
    case keepText(String, as: String)
    case addNote(String, order: String)
    case agree(Decision)
    case withdraw([String])
    case retry([String])
    case discard([String])
    /// Open the operator's editor on a text; answered by `.edited`.
    case editAtLength(String)
}
