/// Faces that the simulation knows again without looking at them: a client's file that is a photo of a person.
extension Database {
    /// The files of a search in a collection that are, byte for byte, photos of those in it.
    ///
    /// Invented media are left out: what was found on them was invented with them.
    func twins(_ analysis: Analysis) -> [Question.Twin] {
        guard !desk.isExternal, let collection = analysis.collection else { return [] }
        let files = analysis.sources.enumerated().filter { _, row in
            if case .uploaded = media[row].content { true } else { false }
        }
        guard !files.isEmpty else { return [] }
        let photos = people(of: collection).flatMap { row in
            shownImages(of: persons[row]).map { (person: persons[row].id, content: $0.content) }
        }
        return files.flatMap { place, row in
            let size = size(of: media[row].content)
            // Sizes are known without reading anything.
            let alike = photos.filter { self.size(of: $0.content) == size }
            guard size > 0, !alike.isEmpty else { return [Question.Twin]() }
            let face = bytes(media[row].content)
            return alike.filter { bytes($0.content) == face }.map { Question.Twin(place: place, person: $0.person) }
        }
    }

    private func size(of content: Media.Content) -> Int {
        switch content {
        case .drawn(let place): library.files[place].bytes.count
        case .uploaded(let number): uploads.facts.indices.contains(number) ? uploads.facts[number].size : 0
        }
    }
}
