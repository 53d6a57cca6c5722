import Foundation
import PictureProtocol
import TestSupport

/// A program in the place of the one that draws: a small script that does what a test says, and notes each of its lives.
struct FakeHelper {
    let home: Home
    let path: String

    init(_ script: String) throws {
        home = try Home()
        path = try home.program("helper", "cd '\(home.path)'\necho $$ >> lives\n\(script)")
    }

    /// Puts a reply beside the script.
    func keep(_ reply: PictureReply, as name: String) throws {
        try Data(reply.framed).write(to: URL(filePath: "\(home.path)/\(name)"))
    }

    /// The processes it was, in the order in which they were started.
    var lives: [pid_t] {
        let text = (try? String(contentsOfFile: "\(home.path)/lives", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { pid_t($0) }
    }

    /// Those that are still there, be it as a zombie.
    var left: [pid_t] { lives.filter { kill($0, 0) == 0 } }
}
