extension SandboxLog.Entry {
    /// Whether the answer says that it should not have been asked, or that the server failed over it.
    public var isObjection: Bool {
        guard let status else { return true }
        return [401, 403, 404, 405].contains(status) || status >= 500
    }

    /// The request and its answer in one line.
    public var line: String {
        "\(method) \(path)\(query.map { "?\($0)" } ?? "") \(status.map(String.init) ?? "closed")"
    }
}
