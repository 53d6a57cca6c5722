import Foundation
import OzModel
import Remote
import Session

/// The document of a report, put where the command line wants it.
struct ReportFile {
    let desk: ReportDesk

    /// - Parameter output: nil for the report's id with the server's ending, here; - for stdout.
    /// - Throws: `Failure` when there is no document, or a file of that name already.
    func save(_ report: Report, as output: String?) async throws {
        guard let url = report.url else {
            throw Failure(.notFound, "the server names no document for report \(report.id.short)")
        }
        let bytes = try await desk.ask(Endpoints.file(url))
        if output == "-" {
            let standard = StandardOutput()
            try standard.write(bytes)
            return try standard.flush()
        }
        let name = output ?? report.fileName
        if FileManager.default.fileExists(atPath: name) {
            throw Failure(.failed, "\(name) is there already: -o names another")
        }
        do { try PrivateFiles.write(bytes, to: name) } catch { throw Failure(.failed, error.sentence) }
        note("ozc: saved \(name)")
    }
}
