import Foundation

/// What all invented life of a data folder follows from; written once, when the folder is made.
struct Origin: Codable, Equatable, Sendable {
    var seed: UInt64
    var orders: Int
    /// When the invented past ended.
    var start: Moment
    /// From which the folder's tokens follow; known to nobody else.
    var secret = UInt64.random(in: .min ... .max)
}

extension DataFolder {
    /// The origin of this folder; `proposed` becomes it where the folder is new.
    ///
    /// Throws ``SandboxError/dataUnusable(path:reason:)``.
    func origin(_ proposed: Origin) throws(SandboxError) -> Origin {
        do {
            var found: Origin?
            try read("origin") { _, data in found = try JSONDecoder().decode(Origin.self, from: data) }
            if let found { return found }
            try write([Change("origin", 0, proposed)])
            return proposed
        } catch {
            throw .dataUnusable(path: folder.path, reason: String(describing: error))
        }
    }

    /// Puts back everything that was kept.
    ///
    /// Throws ``SandboxError/dataUnusable(path:reason:)``.
    func restore(_ database: inout Database) throws(SandboxError) {
        do {
            try database.restore(from: self)
        } catch {
            throw .dataUnusable(path: folder.path, reason: String(describing: error))
        }
    }
}
