import Query
import TOMLKit

/// How far back the mirror goes, and how the server is asked.
let syncSettings: [Setting] = [
    Setting(
        name: "sync.depth", help: "how far back the mirror goes: 90d, 12h, all", standard: "\"90d\"",
        read: { value, settings in
            guard let text = value.string else { return false }
            if text == "all" {
                settings.syncDepth = nil
                return true
            }
            guard let seconds = Span.seconds(text) else { return false }
            settings.syncDepth = seconds
            return true
        }, accepts: "a time like 90d, 12h, or all"),
    Setting(
        name: "sync.page", help: "orders asked for at a time, 1 to 5000", standard: "500",
        read: { value, settings in
            guard let page = value.int, (1...5000).contains(page) else { return false }
            settings.syncPage = page
            return true
        }, accepts: "a whole number from 1 to 5000"),
    Setting(
        name: "sync.ahead", help: "pages of older orders on their way at once, 1 to 16", standard: "3",
        read: { value, settings in
            guard let pages = value.int, (1...16).contains(pages) else { return false }
            settings.syncAhead = pages
            return true
        }, accepts: "a whole number from 1 to 16"),
    Setting(
        name: "sync.budget", help: "requests a minute that nobody waits for", standard: "600",
        read: { value, settings in
            guard let requests = value.int, requests > 0 else { return false }
            settings.syncBudget = requests
            return true
        }, accepts: "a whole number from 1"),
    Setting(
        name: "sync.size", help: "how large the mirror may be; then the oldest orders leave it; 0 for no limit",
        standard: "0",
        read: { value, settings in
            guard let bytes = value.int == 0 ? 0 : value.string.flatMap(Bytes.count) else { return false }
            settings.syncSize = bytes == 0 ? nil : bytes
            return true
        }, accepts: "a size like 500MB or 2GB, or 0"),
    Setting(
        name: "sync.sweep", help: "requests an hour for finding what the server deleted; 0 for none", standard: "60",
        read: { value, settings in
            guard let requests = value.int, requests >= 0 else { return false }
            settings.syncSweep = requests
            return true
        }, accepts: "a whole number from 0"),
    Setting(
        name: "sync.metered", help: "true where each byte costs: older orders then come by ozc sync alone",
        standard: "false",
        read: { value, settings in
            settings.syncMetered = value.bool ?? false
            return value.bool != nil
        }, accepts: "true or false"),
    Setting(
        name: "sync.paused", help: "true begins without asking the server by itself; P goes on", standard: "false",
        read: { value, settings in
            settings.syncPaused = value.bool ?? false
            return value.bool != nil
        }, accepts: "true or false"),
    Setting(
        name: "sync.interval", help: "between two questions while things change", standard: "\"2s\"",
        read: { value, settings in
            guard let seconds = value.string.flatMap(Span.seconds), seconds >= 0.2 else { return false }
            settings.syncInterval = seconds
            return true
        }, accepts: "a time like 2s, at least 200ms"),
    Setting(
        name: "sync.idle_interval", help: "between two questions when nothing changes", standard: "\"30s\"",
        read: { value, settings in
            guard let seconds = value.string.flatMap(Span.seconds), seconds >= 0.2 else { return false }
            settings.syncIdleInterval = seconds
            return true
        }, accepts: "a time like 30s, at least 200ms"),
]
