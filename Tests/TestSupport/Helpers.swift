import Foundation

/// The processes called `name` that `parent` started, whichever of its threads did; zombies are among them.
public func processes(named name: String, of parent: pid_t) -> [pid_t] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.compactMap { pid_t($0) }.filter { process in
        guard let text = try? contents("/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else { return false }
        let words = text[end...].split(separator: " ")
        return text.contains("(\(name))") && words.count > 2 && words[2] == "\(parent)"
    }
}
