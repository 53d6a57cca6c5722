/// Analyses as the API shows them, under both spellings of the renamed fields.
extension Database {
    func view(_ analysis: Analysis, base: String) -> JSON {
        let folder = folders[analysis.folder]
        let failure = analysis.judgement?.failure
        var view: [JSON.Member] = [
            .init("time_created", analysis.created.json), .init("time_updated", analysis.updated.json),
            .init("analyse_id", analysis.id.json), .init("analysis_id", analysis.id.json),
            .init("folder_id", folder.id.json),
            .init("company_id", .optional(folder.company.map { companies[$0].id })),
            .init("group_id", analysis.group.json), .init("type", .string(analysis.type.rawValue)),
            .init("state", analysis.state.json), .init("resolution_status", analysis.resolution.json),
            .init("resolution", analysis.resolution.json),
            .init("resolution_operator", analysis.operatorResolution?.json ?? .null),
            .init("resolution_comment", .optional(analysis.comment)),
            .init("results_data", resultsData(analysis)), .init("confs", analysis.settings.view(of: analysis.type)),
            .init("error_code", failure.map { .int($0.code) } ?? .null),
            .init("error_message", .optional(failure?.message)),
            .init("source_media", .array(shown(analysis.sources).map { self.view(media[$0], base: base) })),
            .init("results_media", resultsMedia(analysis, base: base)), .init("meta_data", analysis.metaData),
            .init("technical_meta_data", technicalMetaData(analysis)),
        ]
        if let collection = analysis.collection.map({ collections[$0] }) {
            view.append(
                .init(
                    "collection",
                    ["collection_id": collection.id.json, "alias": .string(collection.alias)]))
        }
        return .object(view)
    }

    private func technicalMetaData(_ analysis: Analysis) -> JSON {
        let engine = JSON.string(engineName(analysis))
        guard let judgement = analysis.judgement else { return ["engine": engine] }
        return ["engine": engine, "duration_ms": .int(judgement.duration)]
    }

    private func resultsData(_ analysis: Analysis) -> JSON {
        guard let judgement = analysis.judgement, judgement.failure == nil else { return .null }
        switch analysis.type {
        case .quality: return judgement.scores.max().map { ["confidence_spoofing": .double($0)] } ?? .null
        case .collection: return judgement.scores.max().map { ["confidence": .double($0)] } ?? .null
        case .biometry:
            guard let least = judgement.scores.min(), let greatest = judgement.scores.max() else { return .null }
            return ["min_confidence": .double(least), "max_confidence": .double(greatest)]
        case .documents: return ["text_fields": .array(judgement.fields.map(Self.field))]
        }
    }

    private static func field(_ field: Judgement.DocumentField) -> JSON {
        [
            "field_name": .string(field.name), "visual": .string(field.visual),
            "mrz": .optional(field.machineReadable),
        ]
    }

    /// One entry for each medium with a score; biometry's scores belong to pairs, so it has none.
    private func resultsMedia(_ analysis: Analysis, base: String) -> JSON {
        guard let judgement = analysis.judgement, judgement.failure == nil,
            analysis.type == .quality || analysis.type == .collection
        else { return [] }
        return .array(
            zip(analysis.sources, judgement.scores).enumerated().map { place, pair in
                let source = media[pair.0]
                let matches = judgement.matches.filter { $0.place == place }
                let score = JSON.double(pair.1)
                let kindID =
                    switch source.kind {
                    case .image: "source_image_id"
                    case .video: "source_video_id"
                    case .shotsSet: "source_shots_set_id"
                    }
                return .object([
                    .init("analyse_id", analysis.id.json),
                    .init(
                        "media_association_id", ObjectID(seed: analysis.id.low, kind: .association, place).json),
                    .init("source_media_id", source.id.json), .init(kindID, source.id.json),
                    .init(
                        "results_data",
                        analysis.type == .quality ? ["confidence_spoofing": score] : ["confidence": score]),
                    .init("output_images", bestShots(analysis, place, source, base: base)),
                    .init("collection_persons", .array(matches.map { self.person($0, base: base) })),
                    .init("person_id", .optional(matches.first?.person)), .init("info", [:]),
                ])
            })
    }

    /// Whom the search found, with the photos the collection holds of them [R, section 7: recalled, not documented].
    private func person(_ match: Judgement.Match, base: String) -> JSON {
        let entry: JSON = ["person_id": match.person.json, "confidence": .double(match.score)]
        guard let row = personsByID[match.person], !persons[row].isRemoved else { return entry }
        return entry.adding("images", images(of: persons[row], base: base))
    }

    private func bestShots(_ analysis: Analysis, _ place: Int, _ source: Media, base: String) -> JSON {
        guard analysis.type == .quality,
            analysis.judgement?.bestShots.contains(place) == true, !source.isRemoved,
            let shot = bestShot(of: source)
        else { return [] }
        let id = ObjectID(seed: analysis.id.low, kind: .image, place).json
        let link = "\(directory(of: folders[analysis.folder], base: base))/\(analysis.id)_best_shot_\(place)"
        return [
            [
                "time_created": analysis.updated.json, "time_updated": analysis.updated.json, "media_id": id,
                "image_id": id, "folder_id": folders[analysis.folder].id.json,
                "media_type": "IMAGE_RESULT_ANALYSIS_SINGLE", "original_name": .string("best_shot.\(shot.ending)"),
                "original_url": .string("\(link).\(shot.ending)"),
                "thumb_url": .string("\(link)_thumb.\(shot.ending)"), "tags": [],
                "info": [:], "meta_data": [:], "technical_meta_data": [:],
            ]
        ]
    }
}
