/// Hiding media.
extension Database {
    /// Deleting a medium hides it; what analyses found in it stays.
    mutating func remove(media row: Int, now: Moment) {
        media[row].isRemoved = true
        folders[media[row].folder].media.removeAll { $0 == row }
        touch(media[row].folder, now: now)
    }

    /// Those of some media that were not deleted.
    func shown(_ rows: [Int]) -> [Int] { rows.filter { !media[$0].isRemoved } }
}
