import Canvas
import Foundation

/// Names for files that leave the console.
public enum FileNames {
    /// What a sender called a file, as a name in one directory: no path, no control characters, no leading dot.
    public static func safe(_ name: String) -> String {
        // By scalars: a slash with an accent on it is another character and still a slash to the disk.
        let clean = Sanitizer.clean(name).unicodeScalars.map { "/\\:".unicodeScalars.contains($0) ? "_" : $0 }
        var bytes = 0
        // The end stays, since the kind of the file is in it; a directory takes 255 bytes, some of them for a number.
        let end = clean.reversed().prefix { scalar in
            bytes += Unicode.UTF8.width(scalar)
            return bytes <= 200
        }
        var short = String.UnicodeScalarView()
        short.append(contentsOf: end.reversed().drop { ". -".unicodeScalars.contains($0) })
        return short.isEmpty ? "file" : String(short)
    }

    /// Copies a file under its name into a directory, beside whatever is there already; 0600 from the beginning.
    ///
    /// - Returns: the path; nil with `errno` set when it could not be written.
    static func copy(_ source: String, as name: String, into directory: String) -> String? {
        make(name, in: directory) { pour(source, into: $0) }
    }

    /// The same with bytes instead of a file.
    public static func save(_ bytes: [UInt8], as name: String, into directory: String) -> String? {
        make(name, in: directory) { target in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = rest.withUnsafeBytes { write(target, $0.baseAddress, $0.count) }
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return false }
                rest = rest.dropFirst(written)
            }
            return true
        }
    }

    private static func make(_ name: String, in directory: String, _ fill: (Int32) -> Bool) -> String? {
        let safe = safe(name)
        let stem = (safe as NSString).deletingPathExtension
        let ending = (safe as NSString).pathExtension
        for number in 1...999 {
            let numbered = number == 1 ? safe : "\(stem) (\(number))" + (ending.isEmpty ? "" : ".\(ending)")
            let path = "\(directory)/\(numbered)"
            let target = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
            if target < 0, errno == EEXIST { continue }
            guard target >= 0 else { return nil }
            defer { close(target) }
            if fill(target) { return path }
            let code = errno
            unlink(path)
            errno = code
            return nil
        }
        errno = EEXIST
        return nil
    }

    /// Writes a whole file to a descriptor; false with `errno` set when either end fails.
    public static func pour(_ path: String, into target: Int32) -> Bool {
        let source = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard source >= 0 else { return false }
        defer { close(source) }
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(source, &buffer, buffer.count)
            if count == 0 { return true }
            guard count > 0 else { return false }
            var rest = buffer[..<count]
            while !rest.isEmpty {
                let written = rest.withUnsafeBytes { write(target, $0.baseAddress, $0.count) }
                guard written > 0 else { return false }
                rest = rest.dropFirst(written)
            }
        }
    }
}
