/// An object whose free metadata a client may read and change by a path of its own.
enum MetaDataPlace: Sendable {
    case folder(Int), media(Int), analysis(Int), collection(Int), person(Int), user(Int)
}

extension Database {
    func metaData(of place: MetaDataPlace) -> JSON {
        switch place {
        case .folder(let row): folders[row].metaData
        case .media(let row): media[row].metaData
        case .analysis(let row): analyses[row].metaData
        case .collection(let row): collections[row].metaData
        case .person(let row): persons[row].metaData
        case .user(let row): users[row].metaData
        }
    }

    /// Writes metadata and the time of the change.
    mutating func set(_ metaData: JSON, of place: MetaDataPlace, now: Moment) {
        switch place {
        case .folder(let row):
            folders[row].metaData = metaData
            touch(row, now: now)
        case .media(let row):
            media[row].metaData = metaData
            media[row].updated = stamp(now)
        case .analysis(let row):
            analyses[row].metaData = metaData
            touch(analysis: row, now: now)
        case .collection(let row):
            collections[row].metaData = metaData
            collections[row].updated = stamp(now)
        case .person(let row):
            persons[row].metaData = metaData
            persons[row].updated = stamp(now)
        case .user(let row):
            users[row].metaData = metaData
            users[row].updated = stamp(now)
        }
    }
}
