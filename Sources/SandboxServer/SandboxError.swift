/// Why a sandbox could not start.
public enum SandboxError: Error, Equatable, CustomStringConvertible {
    case portInUse(host: String, port: Int)
    case cannotListen(host: String, port: Int, reason: String)
    case mediaMissing(reason: String)
    case dataUnusable(path: String, reason: String)
    case logUnwritable(path: String, reason: String)

    /// One sentence that says what is wrong and what to do.
    public var description: String {
        switch self {
        case .portInUse(let host, let port):
            "port \(port) of \(host) is in use: choose another by --port, or --port 0 for any free one"
        case .cannotListen(let host, let port, let reason):
            "cannot listen on \(host), port \(port): \(reason)"
        case .mediaMissing(let reason):
            "the sandbox's pictures cannot be read (\(reason)): "
                + "keep the folder ozc_SandboxServer.resources beside the program"
        case .dataUnusable(let path, let reason):
            "the data folder \(path) cannot be used: \(reason)"
        case .logUnwritable(let path, let reason):
            "the log \(path) cannot be written: \(reason)"
        }
    }
}
