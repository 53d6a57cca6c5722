import Foundation
import OzModel

/// Files on the command line that are to be uploaded.
enum FileChoice {
    /// - Throws: `Failure` for what is no file that can be read, or that the server does not take.
    static func read(_ paths: [String], tags: [String] = []) throws -> [NewFile] {
        var files = try paths.map { try file($0) }
        for word in tags {
            guard let equals = word.lastIndex(of: "=") else {
                throw Failure(.usage, "--tag \(word): write file=tag,tag")
            }
            let name = word[..<equals]
            let places = files.indices.filter { files[$0].path == name || files[$0].name == name }
            guard !places.isEmpty else { throw Failure(.usage, "--tag \(word): \(name) is none of the files") }
            let words = word[word.index(after: equals)...].split(separator: ",").map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            for place in places { files[place].tags = words.filter { !$0.isEmpty } }
        }
        return files
    }

    private static func file(_ path: String) throws -> NewFile {
        var facts = stat()
        guard stat(path, &facts) == 0 else { throw Failure(.usage, "\(path): there is no such file") }
        guard facts.st_mode & S_IFMT == S_IFREG else { throw Failure(.usage, "\(path) is no file") }
        guard access(path, R_OK) == 0 else { throw Failure(.usage, "\(path) cannot be read: check its permissions") }
        guard let file = NewFile(path: path, size: Int(facts.st_size)) else {
            let known = NewFile.endings.joined(separator: ", ")
            throw Failure(.usage, "\(path): the server takes files whose names end in \(known)")
        }
        return file
    }
}
