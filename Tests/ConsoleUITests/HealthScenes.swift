import Canvas
import ConsoleUI
import OzModel
import Store

/// What the server may say of itself, for the checklist's screens.
enum HealthScenes {
    static let now = SampleMirror.now

    /// All is well.
    static var well: ServerProbe {
        var probe = ServerProbe(at: now - 4, notAsked: "")
        probe.version = .good
        probe.versionName = "6.0.1"
        probe.versionSeconds = 0.0123
        probe.check = .good
        probe.parts = ["database", "queues.default", "queues.regula", "queues.tfss", "storage"].map {
            HealthPart(name: $0, state: .fine, word: "ok")
        }
        probe.bio = .good
        probe.bioSeconds = 0.008
        probe.licence = .good
        probe.skew = 0
        return probe
    }

    /// A queue is down, and the licence has expired.
    static var ill: ServerProbe {
        var probe = well
        probe.check = .bad("part queues.tfss says “down\u{202E}”")
        probe.parts[3] = HealthPart(name: "queues.tfss", state: .failing, word: "down\u{202E}")
        probe.parts[4] = HealthPart(name: "storage", state: .unknown, word: "42")
        probe.licence = .bad("the model says “License is expired”")
        return probe
    }

    /// Nobody answers.
    static var silent: ServerProbe {
        var probe = ServerProbe(at: now - 4, notAsked: "")
        let text = "nothing answers at oz.example.test port 443: check the address, or that the server runs"
        probe.version = .silent(text)
        probe.check = .silent(text)
        probe.bio = .unknown("no bio server is named in the profile")
        probe.licence = probe.bio
        return probe
    }

    /// A mirror in which so many analyses took so long just now, and so many are not finished.
    static func mirror(_ took: [Double], unfinished: Int = 0) throws -> Store.Mirror {
        let mirror = try Store.Mirror.inMemory()
        let done = took.enumerated().map { index, took in
            var analysis = SampleMirror.analysis(1, index, "QUALITY", "SUCCESS", now - 60 - took)
            analysis["analyse_id"] = SampleMirror.id(0xE0, index)
            analysis["time_created"] = now - 60 - took
            analysis["time_updated"] = now - 60
            return analysis
        }
        let busy = (0..<unfinished).map { index in
            var analysis = SampleMirror.analysis(2, index, "BIOMETRY", "PROCESSING", now - 9000)
            analysis["analyse_id"] = SampleMirror.id(0xE1, index)
            analysis["state"] = "PROCESSING"
            return analysis
        }
        try SampleMirror.ingest(.analyses, done + busy, into: mirror)
        return mirror
    }
}
