import OzModel
import Store

/// What there is to see of a case, the most telling first.
enum Exhibits {
    /// The caption of a photo of a collection, which shows somebody who may not be the person of the case.
    static let listed = "on the list"

    /// Of whatever is opened; empty where there is nothing to see.
    static func of(
        _ subject: Subject, id: String, _ reader: MirrorReader, _ roster: Roster? = nil
    ) throws(StoreError) -> [Exhibit] {
        switch subject {
        case .object(.orders): return try of(order: Order.ID(id), reader)
        case .object(.analyses):
            guard let analysis = try reader.record(Analysis.self, id: id) else { return [] }
            return try of(analysis, reader)
        case .object(.media):
            guard let medium = try reader.record(Media.self, id: id) else { return [] }
            return [try of(medium, reader)]
        case .person: return try PersonKey(id).map { key throws(StoreError) in try of(key, reader, roster) } ?? []
        case .object(.users), .object(.companies), .object(.collections), .outbox, .health, .operation, .batch,
            .statistics:
            return []
        }
    }

    /// The photos that the server told; before it has, those that came along with the newest hit.
    static func of(_ key: PersonKey, _ reader: MirrorReader, _ roster: Roster?) throws(StoreError) -> [Exhibit] {
        if let person = roster?.entry(key)?.person { return person.photos.map { Exhibit($0) } }
        guard let hit = try reader.analyses(hitting: key.person, most: 1).analyses.first else { return [] }
        let persons = try results(of: hit, reader).flatMap { $0["collection_persons"]?.elements ?? [] }
        let images = persons.filter { $0["person_id"]?.text == key.person.rawValue }
            .flatMap { $0["images"]?.elements ?? [] }
        return unique(
            images.enumerated().compactMap { index, image in
                Exhibit(picture: image, caption: "photo", fallbackID: "photo \(index + 1)")
            })
    }

    /// Everything of an order, in the order it came, then what the analyses made of it.
    static func of(order id: Order.ID, _ reader: MirrorReader) throws(StoreError) -> [Exhibit] {
        var exhibits: [Exhibit] = []
        for medium in try reader.media(of: id) { exhibits.append(try of(medium, reader)) }
        for analysis in try reader.analyses(of: id) {
            let results = try results(of: analysis, reader)
            exhibits = scored(exhibits, by: results)
            exhibits += made(results)
        }
        return unique(exhibits)
    }

    /// What an analysis is about: the best shot and where it is from; the faces that were compared; the document and the
    /// face; the person that was found and the one who was looked for.
    static func of(_ analysis: Analysis, _ reader: MirrorReader) throws(StoreError) -> [Exhibit] {
        let results = try results(of: analysis, reader)
        var sources: [Exhibit] = []
        for medium in try reader.sources(of: analysis.id) { sources.append(try of(medium, reader)) }
        sources = scored(sources, by: results)
        let made = made(results)
        switch analysis.type {
        case .quality: return unique(made + sources)
        case .collection: return unique(Array(sources.prefix(1)) + made + sources.dropFirst())
        case .documents:
            // The face belongs beside the document, although the analysis did not ask for it.
            guard let order = analysis.orderID else { return unique(sources + made) }
            var others: [Exhibit] = []
            for medium in try reader.media(of: order) { others.append(try of(medium, reader)) }
            let faces = others.filter { $0.caption.hasPrefix("selfie") }
            return unique(sources + faces.prefix(1) + made)
        case .biometry, .other: return unique(sources + made)
        }
    }

    static func of(_ medium: Media, _ reader: MirrorReader) throws(StoreError) -> Exhibit {
        Exhibit(medium, json: try reader.json(.media, id: medium.id.rawValue))
    }

    private static func results(of analysis: Analysis, _ reader: MirrorReader) throws(StoreError) -> [JSONValue] {
        let text = try reader.json(.analyses, id: analysis.id.rawValue)
        return text.flatMap { JSONValue(parsing: $0) }?["results_media"]?.elements ?? []
    }

    /// Best shots and the photos of persons that were found. [D best shot; R persons' images]
    private static func made(_ results: [JSONValue]) -> [Exhibit] {
        results.flatMap { result in
            let shots = (result["output_images"]?.elements ?? []).enumerated().compactMap { index, image in
                Exhibit(picture: image, caption: "best shot", fallbackID: "best shot \(index + 1)")
            }
            let persons = (result["collection_persons"]?.elements ?? []).flatMap { person in
                let score = person["confidence"]?.number.map { Decimals.texts([$0])[0] }
                return (person["images"]?.elements ?? []).compactMap { image -> Exhibit? in
                    var exhibit = Exhibit(
                        picture: image, caption: listed, fallbackID: person["person_id"]?.text ?? "")
                    exhibit?.score = score
                    return exhibit
                }
            }
            return shots + persons
        }
    }

    /// The number that was measured on each medium, where the server tells. [D `results_media[].results_data`]
    private static func scored(_ exhibits: [Exhibit], by results: [JSONValue]) -> [Exhibit] {
        exhibits.map { exhibit in
            let keys = ["source_media_id", "source_video_id", "source_shots_set_id", "source_image_id"]
            let result = results.first { result in keys.contains { result[$0]?.text == exhibit.id } }
            guard let number = result?["results_data"]?["confidence_spoofing"]?.number else { return exhibit }
            var copy = exhibit
            copy.score = "attack \(Decimals.texts([number])[0])"
            return copy
        }
    }

    private static func unique(_ exhibits: [Exhibit]) -> [Exhibit] {
        var seen: Set<String> = []
        return exhibits.filter { seen.insert($0.file?.url ?? $0.id).inserted }
    }
}
