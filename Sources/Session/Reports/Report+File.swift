import Foundation
import OzModel

extension Report {
    /// What its document is called on this machine: by its id, and as the server ends its address.
    public var fileName: String {
        let ending = url.flatMap { URL(string: $0)?.pathExtension } ?? ""
        return FileNames.safe("report-\(id.rawValue)\(ending.isEmpty ? "" : ".\(ending)")")
    }
}
