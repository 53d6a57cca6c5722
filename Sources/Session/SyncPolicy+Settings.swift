import ConsoleUI
import Foundation
import Sync

extension SyncPolicy {
    /// How a console that someone watches is kept up to date.
    ///
    /// - Parameter keeps: for how many seconds orders stay in the mirror.
    public init(_ settings: Settings, keeps: Double?) {
        self.init(
            since: settings.syncDepth.map { Date().timeIntervalSince1970 - $0 }, keeps: keeps, size: settings.syncSize,
            isMetered: settings.syncMetered, sweepRequests: settings.syncSweep, pageSize: settings.syncPage,
            pagesInFlight: settings.syncAhead, requestsPerMinute: settings.syncBudget,
            shortestPause: settings.syncInterval, longestPause: settings.syncIdleInterval)
    }
}
