import Foundation

/// The operator's editor, run on a file that nobody else may read and that is gone afterwards.
public struct Editor {
    /// Why no text came back.
    public struct Failure: Error, Equatable, Sendable {
        public let sentence: String
    }

    private let words: [String]
    private let directory: String

    /// - Parameters:
    ///   - words: program and arguments; empty takes `VISUAL`, else `EDITOR`, else `vi`.
    ///   - environment: where these and `HOME` are read.
    public init(_ words: [String], environment: [String: String]) {
        let named = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self).first { !$0.isEmpty }
        // As git and others do: blanks part the program from its arguments, and no shell sees them.
        self.words = words.isEmpty ? (named ?? "vi").split(separator: " ").map(String.init) : words
        directory = Paths(environment: environment).state
    }

    /// Lets the operator edit a text; the terminal must have been given back before.
    ///
    /// - Throws: `Failure` when the editor cannot be run, or ended badly: then the text is as it was.
    public func edit(_ text: String) throws(Failure) -> String {
        let path = "\(directory)/comment-\(getpid()).txt"
        do { try PrivateFiles.write(text + "\n", to: path) } catch { throw Failure(sentence: error.sentence) }
        defer { unlink(path) }
        let child: Child
        do { child = try Child(words + [path], usesTerminal: true) } catch { throw Failure(sentence: error.sentence) }
        let code = child.wait()
        guard code == 0 else { throw Failure(sentence: "\(words[0]) ended with \(code): the comment is as it was") }
        guard let edited = PrivateFiles.read(path) else {
            throw Failure(sentence: "\(words[0]) left nothing to read: the comment is as it was")
        }
        return edited
    }
}
