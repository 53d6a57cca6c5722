/// What is documented of each route, by method and path; the names of a path's parameters do not matter.
enum RouteNotes {
    static let all: [String: RouteNote] = {
        var notes: [String: RouteNote] = [:]
        for (key, note) in service + accounts + orders + analyses + collections + others { notes[plain(key)] = note }
        return notes
    }()

    /// `GET /api/folders/{}` for every name of the parameter.
    static func plain(_ key: String) -> String { key.replacing(/\{[^}]*\}/, with: "{}") }

    /// Reading, adding to, changing and deleting the metadata of something.
    static func metaData(_ path: String, _ evidence: RouteNote.Evidence) -> [(String, RouteNote)] {
        [
            ("GET \(path)/meta_data", RouteNote("The metadata", evidence, .one("MetaData"))),
            (
                "POST \(path)/meta_data",
                RouteNote(
                    "Adds or replaces fields of the metadata", evidence, .one("MetaData"), request: .json("MetaData"))
            ),
            (
                "PATCH \(path)/meta_data",
                RouteNote("Changes fields of the metadata", evidence, .one("MetaData"), request: .json("MetaData"))
            ),
            ("DELETE \(path)/meta_data", RouteNote("Deletes the metadata", evidence, .nothing)),
        ]
    }
}

extension Route {
    /// The path as it stands in the table.
    var path: String { "/" + segments.joined(separator: "/") }

    /// What is documented of it.
    var note: RouteNote? { RouteNotes.all[RouteNotes.plain("\(method) \(path)")] }
}
