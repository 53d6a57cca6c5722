/// Rows by their ids: an invented row's id tells its number, the others are looked up.
extension Database {
    func row(ofFolder id: ObjectID) -> Int? {
        if let row = foldersByID[id] { return row }
        guard let origin = id.origin(seed: seed), origin.kind == .folder, origin.part == 0 else { return nil }
        return folders.computed > origin.index ? origin.index : nil
    }

    func row(ofMedia id: ObjectID) -> Int? {
        if let row = mediaByID[id] { return row }
        guard let origin = id.origin(seed: seed), origin.kind == .media, origin.part < OrderMaker.mediaSlots else {
            return nil
        }
        return found(origin.index * OrderMaker.mediaSlots + origin.part, in: media) { $0.id == id }
    }

    func row(ofAnalysis id: ObjectID) -> Int? {
        if let row = analysesByID[id] { return row }
        guard let origin = id.origin(seed: seed), origin.kind == .analysis, origin.part < OrderMaker.analysisSlots
        else { return nil }
        return found(origin.index * OrderMaker.analysisSlots + origin.part, in: analyses) { $0.id == id }
    }

    /// A computed row, if its slot is in use.
    private func found<Row>(_ row: Int, in table: Table<Row>, where isIt: (Row) -> Bool) -> Int? {
        row < table.computed && isIt(table[row]) ? row : nil
    }
}
