/// Why the server could not be started.
public enum FaultServerError: Error {
    case noSocket(errno: Int32)
    case noThread(errno: Int32)
}
