import Canvas
import OzModel
import Store

/// Everything that can be configured, with its defaults.
public struct Settings: Sendable {
    /// The profile used when none is named; nil: the last one logged in to.
    public var profile: String?
    public var theme = "standard-dark"
    /// Whether themes paint their background; else the terminal's own shows through.
    public var paintsBackground = true
    /// nil: as many as the terminal has.
    public var colours: ColourDepth?
    /// nil: as the locale can show.
    public var ascii: Bool?
    /// Metadata paths that tell one person from another, the first that is there counts.
    public var personKeys = Mirror.personPaths
    /// How far back the mirror goes, in seconds; nil: everything.
    public var syncDepth: Double? = 90 * 86400
    /// Orders asked for at a time.
    public var syncPage = 500
    /// Pages of older orders that may be on their way at once.
    public var syncAhead = 3
    /// Requests a minute that nobody waits for.
    public var syncBudget = 600
    /// Requests an hour for finding what the server deleted.
    public var syncSweep = 60
    /// Bytes that the mirror may take; nil: as many as it needs.
    public var syncSize: Int?
    /// Whether the connection is paid by what goes over it.
    public var syncMetered = false
    /// Whether the console begins without asking the server of its own accord.
    public var syncPaused = false
    /// Seconds between two questions while things change.
    public var syncInterval: Double = 2
    /// Seconds between two questions when nothing changes.
    public var syncIdleInterval: Double = 30
    /// Reasons that a decision can be given.
    public var reviewReasons = Settings.standardReasons
    /// When a decision needs a comment.
    public var commentRule = CommentRule.never
    /// Seconds in which a confirmed decision can be taken back before it is sent; 0 sends at once.
    public var undoWindow: Double = 5
    /// Waiting times in seconds from which on a case is marked as late, and as very late.
    public var slaSteps: [Double] = [15 * 60, 60 * 60]
    /// Tries after which a decision rests.
    public var reviewTries = 5
    /// Cases of the queue that are fetched ahead.
    public var reviewAhead = 3
    /// The program that edits comments at length, as an argument list; empty: `$VISUAL`, else `$EDITOR`.
    public var editor: [String] = []
    /// The program that opens a file outside, and its arguments; empty: none.
    public var openWith: [String] = []
    /// What pictures are made of.
    public var pictureStyle = PictureStyle.auto
    /// Whether the viewer may use real pixels.
    public var pixels = PixelSetting.auto
    /// Bytes of files of cases kept on this machine.
    public var mediaCache = 256_000_000
    /// The directory for downloads; a leading `~` is the home directory.
    public var downloads = "~/Downloads"
    /// Columns of a list by name, instead of the screen's own.
    public var columns: [String: [String]] = [:]
    public var sorts: [String: Sort] = [:]
    /// Lists with a query that have a name, in the order of the configuration.
    public var views: [SavedView] = []
    /// What is wrong with views; they are left out, and everything else works.
    public var viewMistakes: [SettingsError] = []
    public var keymap: Keymap
    public var profiles: [String: Profile] = [:]

    /// - Throws: `Keymap.Mistake` only if the built-in keys clash, which a test excludes.
    public init() throws(Keymap.Mistake) {
        keymap = try Keymap()
    }
}

extension Settings {
    static let standardReasons = [
        "face mismatch", "spoofing attempt", "poor quality", "document unreadable", "on a list", "other",
    ]
}

/// When a decision needs a comment.
public enum CommentRule: String, CaseIterable, Sendable {
    case never, decline, always

    /// Whether a decision for this verdict does.
    public func needsComment(_ verdict: Verdict) -> Bool {
        switch self {
        case .never: false
        case .decline: verdict == .declined
        case .always: true
        }
    }
}

/// One server and how to get in.
public struct Profile: Equatable, Sendable {
    /// As it was typed: `https://oz.example.com`.
    public var server = ""
    public var email = ""
    /// A PEM file of authorities to trust instead of the system's.
    public var caFile: String?
    /// Plain http to another machine was allowed.
    public var allowsPlain = false
    /// No change is sent to this server.
    public var isReadOnly = false
    /// Overrides the theme, so that production looks like production.
    public var theme: String?
    /// A program whose first line of output is the password.
    public var passwordCommand: [String] = []
    /// A program whose first line of output is a service account's token.
    public var tokenCommand: [String] = []
    /// The address of the bio server, which the checklist asks; nil: it is not asked.
    public var bio: String?

    public init(server: String = "", email: String = "") {
        self.server = server
        self.email = email
    }
}
