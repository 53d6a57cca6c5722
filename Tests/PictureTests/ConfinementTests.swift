import Foundation
import PictureProtocol
import TestSupport
import Testing

/// That the helper, and what it starts, can do nothing but draw.
@Suite struct ConfinementTests {
    @Test func limitsAreInForceBeforeTheFirstRequestIsAnswered() throws {
        let helper = try Helper()
        _ = try helper.ask("/nowhere")
        let status = try String(contentsOfFile: "/proc/\(helper.process)/status", encoding: .utf8)
        #expect(status.contains("NoNewPrivs:\t1\n"))
        #expect(status.contains("Seccomp:\t2\n"))
        let limits = try String(contentsOfFile: "/proc/\(helper.process)/limits", encoding: .utf8)
        func limit(_ name: String) -> Substring? {
            let line = limits.split(separator: "\n").first { $0.hasPrefix(name) }
            return line?.dropFirst(26).split(separator: " ").first
        }
        #expect(limit("Max address space") == "1610612736")
        #expect(limit("Max open files") == "32")
        #expect(limit("Max file size") == "0")
        #expect(limit("Max core file size") == "0")
        #expect(limit("Max cpu time").flatMap { Int($0) }.map { (10...13).contains($0) } == true)
    }

    @Test func aProgramThatItStartsIsConfinedToo() throws {
        let home = try Home()
        let canary = "\(home.path)/canary"
        for name in ["ffmpeg", "ffprobe"] {
            // Writes, deletes, and connects to the system's log or anything else.
            let script = """
                #!/bin/bash
                echo caught > \(canary)-written
                /bin/rm -f \(canary)
                exec 9<>/dev/tcp/127.0.0.1/$(/bin/cat \(home.path)/port) && echo > \(canary)-connected
                """
            try script.write(toFile: "\(home.path)/\(name)", atomically: true, encoding: .utf8)
            chmod("\(home.path)/\(name)", 0o755)
        }
        try "9".write(toFile: "\(home.path)/port", atomically: true, encoding: .utf8)
        try "here".write(toFile: canary, atomically: true, encoding: .utf8)
        let helper = try Helper(environment: ["PATH": home.path])
        guard case .refused(.broken) = try helper.ask(try Gallery.path("steps.mp4")) else {
            Issue.record("the script was taken for ffprobe")
            return
        }
        #expect(FileManager.default.fileExists(atPath: canary))
        #expect(!FileManager.default.fileExists(atPath: "\(canary)-written"))
        // Unconfined, the same script does its harm.
        _ = try Program.run("\(home.path)/ffprobe", [], home: home)
        #expect(!FileManager.default.fileExists(atPath: canary))
        #expect(FileManager.default.fileExists(atPath: "\(canary)-written"))
    }

    @Test func checkSaysWhatThereIs() throws {
        let home = try Home()
        let check = try Program.run("ozc-pictures", ["--check"], home: home)
        #expect(check.code == 0)
        for line in ["libchafa: libchafa.so", "libturbojpeg: ", "libpng: libpng16", "network: refused"] {
            #expect(check.output.contains(line), "\(check.output)")
        }
        let bare = try Program.run("ozc-pictures", ["--check"], home: home, environment: ["PATH": ""])
        #expect(bare.output.contains("ffmpeg: not found"))
    }
}
