import ConsoleUI
import Foundation
import OzModel

extension Stage {
    /// A directory as a form finds it: two directories, a video, two pictures.
    static func listing(_ typed: String) -> FileListing {
        let directory = typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
        guard directory.isEmpty || directory == "cases/" else {
            return FileListing(
                typed: typed, entries: [], problem: "\(directory) cannot be opened: No such file or directory")
        }
        let prefix = typed.dropFirst(directory.count)
        let names =
            directory.isEmpty
            ? [("cases", nil), ("downloads", nil), ("passport.jpg", 412_000), ("selfie.mp4", 3_400_000)]
            : [("back.png", 98_000), ("face.jpg", 240_000)]
        return FileListing(
            typed: typed,
            entries: names.filter { $0.0.hasPrefix(prefix) }.map { name, size in
                FileListing.Entry(
                    name: name, file: size.flatMap { NewFile(path: "/home/jane/\(directory)\(name)", size: $0) })
            })
    }

    /// The changes that were asked for.
    var changes: [Change] { effects.compactMap { if case .change(let change) = $0 { change } else { nil } } }

    /// The form on top.
    var form: Form? { if case .form(let form)? = console.state.overlays.last { form } else { nil } }
}
