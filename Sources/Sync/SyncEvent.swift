import OzModel

/// News of the pull, for the status bar and the log.
public enum SyncEvent: Equatable, Sendable {
    /// What a round is busy with.
    public enum Phase: String, Equatable, Sendable {
        case orders, reference, news
    }

    /// The server answers, since this moment (epoch seconds).
    case online(since: Double)
    /// The server does not answer, said once until it does or something else is in the way; the mirror is as old as
    /// `lastNews` (epoch seconds), nil if it never was filled.
    case offline(sentence: String, lastNews: Double?)
    /// So many orders are here, of so many if the server said, and so many more come each second if that is known.
    case progress(done: Int, total: Int?, phase: Phase, rate: Double?)
    /// Elements that could not be read; the rest of their pages is here.
    case unreadable(count: Int, first: String)
    /// Rows changed; the mirror's new revision.
    case changed(revision: Int)
    /// The server no longer has this object, and neither has the mirror.
    case gone(Noun, id: String)
    /// So many orders left the mirror because they are older than it keeps them, or it is as large as it may be.
    case left(orders: Int)
    /// Nothing is asked of the server's own accord any more, or again.
    case paused(Bool)
    /// Nothing more is asked until someone logs in and calls `nudge`.
    case logInNeeded(reason: String)
    /// The server does not give this; the rest goes on without it.
    case refused(what: String, sentence: String)
    /// A round ended early for another reason; it will be tried again, and said again only when the reason changes.
    case trouble(sentence: String)
}
