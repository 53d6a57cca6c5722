import Canvas
import OzModel
import Store

/// What the viewer shows: the pictures of the case, which of them, and what is known of it.
struct ViewerPage {
    let exhibits: [Exhibit]
    let place: ViewerPlace
    /// How many frames there are; nil while that is not known.
    let frames: Int?
    /// Frames a second.
    let rate: Double
    let facts: PictureFacts?

    var exhibit: Exhibit { exhibits[place.index] }
    var other: Exhibit? { place.other.map { exhibits[$0] } }
    /// How much time a shots set is given for each of its pictures; the API tells none.
    static let shotsPerSecond = 5.0

    /// The file that holds a frame, and which of its frames that is.
    func source(_ exhibit: Exhibit, frame: Int) -> (file: MediaFile, frame: Int?)? {
        if !exhibit.frames.isEmpty { return (exhibit.frames[min(frame, exhibit.frames.count - 1)], nil) }
        guard let file = exhibit.file ?? exhibit.thumbnail else { return nil }
        return (file, exhibit.isVideo ? frame : nil)
    }
}

extension ViewModels {
    /// The viewer on screen; nil when there is none, or nothing to see any more.
    func viewer(_ state: State) -> ViewerPage? {
        guard let place = state.viewer else { return nil }
        let exhibits = exhibits(place.subject, id: place.id)
        guard !exhibits.isEmpty else { return nil }
        var clamped = place
        clamped.index = min(place.index, exhibits.count - 1)
        clamped.other = place.other.map { min($0, exhibits.count - 1) }
        let exhibit = exhibits[clamped.index]
        let facts = exhibit.file.flatMap { shelf?.facts($0) }
        let frames = exhibit.frames.isEmpty ? (exhibit.isVideo ? facts?.frames : nil) : exhibit.frames.count
        return ViewerPage(
            exhibits: exhibits, place: clamped, frames: frames,
            rate: exhibit.frames.isEmpty ? facts?.rate ?? 25 : ViewerPage.shotsPerSecond, facts: facts)
    }

    /// The picture that a line of a page opens; nothing where that page shows it as large itself.
    func picture(_ subject: Subject, id: String, _ index: Int, width: Int) -> (title: String, lines: [Line])? {
        let exhibits = exhibits(subject, id: id)
        guard subject != .object(.media), exhibits.indices.contains(index) else { return nil }
        return ExhibitLines.beside(exhibits[index], width: width)
    }

    /// What there is to see of an object.
    func exhibits(_ subject: Subject, id: String) -> [Exhibit] {
        let people = roster.stamp
        if let known = exhibitsKnown, known.subject == subject, known.id == id, known.revision == reader.revision,
            known.people == people
        {
            return known.exhibits
        }
        let exhibits = attempt { () throws(StoreError) in try Exhibits.of(subject, id: id, reader, roster) } ?? []
        exhibitsKnown = (subject, id, reader.revision, people, exhibits)
        return exhibits
    }
}
