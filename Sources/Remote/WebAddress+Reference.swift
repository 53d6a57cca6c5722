extension WebAddress {
    /// The address in full, as it can be sent.
    var text: String { origin + rest }

    /// Where a `Location` leads, seen from here: an address, or the part of one that differs.
    func resolving(_ reference: String) -> WebAddress? {
        let path = rest.prefix { $0 != "?" && $0 != "#" }
        let head = reference.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if head.contains(":") { return WebAddress(reference) }
        if reference.hasPrefix("//") { return WebAddress("\(scheme.rawValue):\(reference)") }
        if reference.hasPrefix("/") { return WebAddress(origin + WebAddress.straight(reference)) }
        if reference.isEmpty || reference.hasPrefix("?") || reference.hasPrefix("#") {
            let query = rest[path.endIndex...].prefix { $0 != "#" }
            return WebAddress(origin + path + (reference.hasPrefix("?") ? reference : "\(query)\(reference)"))
        }
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        return WebAddress(origin + WebAddress.straight(folder + reference))
    }

    /// A path without `.` and `..`, which are sent as they are otherwise.
    private static func straight(_ reference: String) -> String {
        let path = reference.prefix { $0 != "?" && $0 != "#" }
        let pieces = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        var kept: [Substring] = []
        for (index, piece) in pieces.enumerated() {
            guard piece == "." || piece == ".." else {
                kept.append(piece)
                continue
            }
            if piece == "..", !kept.isEmpty { kept.removeLast() }
            if index == pieces.count - 1 { kept.append("") }
        }
        return "/" + kept.joined(separator: "/") + reference[path.endIndex...]
    }
}
