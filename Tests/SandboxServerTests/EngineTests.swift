import Testing

@testable import SandboxServer

struct EngineTests {
    private let engine = SimulationEngine()

    private func question(
        _ type: AnalysisType, _ names: [String] = ["a", "b"], params: JSON = [:], metaData: JSON = [:],
        persons: [ObjectID] = [ObjectID(seed: 1, kind: .person, 1)]
    ) throws -> Question {
        Question(
            type: type, settings: try AnalysisSettings(params), names: names, metaData: metaData, persons: persons)
    }

    /// Scores must agree with verdicts for any thresholds, not only the usual ones.
    @Test(arguments: AnalysisType.allCases, Wish.allCases)
    func verdictsFollowFromScores(_ type: AnalysisType, _ wish: Wish) throws {
        for seed in 0..<200 {
            var random = SplitMix(UInt64(seed))
            let low = random.score(0.3...0.8)
            let params: JSON = [
                "threshold_spoofing": .double(low), "threshold_min": .double(low), "threshold_max": .double(low + 0.1),
                "decision_threshold": .double(low),
            ]
            let asked = try question(type, params: params)
            let found = engine.judge(asked, wish: wish, random: &random)
            guard found.failure == nil else {
                #expect(wish == .failed && found.resolution == .failed)
                continue
            }
            #expect(found.scores.allSatisfy { 0...1 ~= $0 })
            switch type {
            case .quality:
                #expect(found.resolution == ((found.scores.max() ?? 0) >= low ? .declined : .success))
            case .biometry:
                let least = found.scores.min() ?? 0
                #expect(
                    found.resolution == (least >= low + 0.1 ? .success : least >= low ? .operatorRequired : .declined))
            case .collection:
                #expect((found.person != nil) == ((found.scores.min() ?? 0) >= low))
                #expect(found.resolution == (found.person == nil ? .success : .declined))
            case .documents:
                let number = found.fields.first { $0.name == "Document Number" }
                #expect((number?.visual == number?.machineReadable) == (found.resolution == .success))
            }
        }
    }

    @Test func oneThresholdLeavesNoDoubt() throws {
        for seed in 0..<50 {
            var random = SplitMix(UInt64(seed))
            let asked = try question(.biometry, params: ["threshold_min": 0.85, "threshold_max": 0.85])
            #expect(engine.judge(asked, wish: .operator, random: &random).resolution != .operatorRequired)
        }
    }

    @Test func theSameChanceGivesTheSameVerdict() throws {
        let asked = try question(.biometry, ["x_operator", "y", "z"])
        var (first, second) = (SplitMix(5), SplitMix(5))
        #expect(engine.judge(asked, random: &first) == engine.judge(asked, random: &second))
    }

    @Test func nothingSuitablePassesLivenessWithoutScore() throws {
        var random = SplitMix(1)
        let found = engine.judge(try question(.quality, []), random: &random)
        #expect(found.resolution == .success && found.scores.isEmpty)
    }

    @Test func documentsCarryTheOrdersName() throws {
        var random = SplitMix(1)
        let asked = try question(
            .documents, metaData: ["person_info": ["first_name": "Ελένη", "last_name": "Αγγελίδης"]])
        let found = engine.judge(asked, random: &random)
        #expect(found.fields.map(\.visual).prefix(2) == ["Αγγελίδης", "Ελένη"])
    }

    @Test(arguments: [
        (AnalysisType.quality, MediaKind.image, ["photo_id", "photo_id_front"], false),
        (.quality, .image, ["photo_selfie"], true), (.quality, .video, ["video_selfie"], true),
        (.biometry, .image, ["photo_id_back"], false), (.biometry, .image, ["photo_id_front"], true),
        (.documents, .image, ["photo_id_back"], true), (.documents, .video, ["photo_id_front"], false),
        (.documents, .image, ["photo_selfie"], false), (.collection, .shotsSet, [], true),
    ])
    func mediaAreChosenByTags(_ type: AnalysisType, _ kind: MediaKind, _ tags: [String], _ fits: Bool) {
        #expect(MediaChoice.fits(type, kind: kind, tags: tags) == fits)
    }

    @Test(
        arguments: [
            ([], Resolution.initial, Resolution.initial), ([(1, .success)], .finished, .success),
            ([(1, .success), (1, .operatorRequired)], .finished, .operatorRequired),
            ([(1, .operatorRequired), (1, .declined)], .finished, .declined),
            ([(1, .declined), (1, .failed)], .failed, .failed), ([(1, .failed), (2, .success)], .finished, .success),
            ([(1, .success), (2, .success), (2, nil)], .processing, .processing),
            ([(1, nil), (2, .declined)], .finished, .declined),
        ] as [([(Int, Resolution?)], Resolution, Resolution)])
    func ordersRollUp(_ verdicts: [(Int, Resolution?)], _ status: Resolution, _ system: Resolution) throws {
        let analyses = try verdicts.enumerated().map { place, verdict in
            var analysis = Analysis(
                id: ObjectID(seed: 1, kind: .analysis, place), folder: 0,
                group: ObjectID(seed: 1, kind: .group, verdict.0), type: .quality,
                created: Moment(microseconds: Int64(place)), updated: Moment(microseconds: 0),
                settings: try AnalysisSettings(), sources: [])
            analysis.judgement = verdict.1.map { verdict in
                verdict == .failed ? .failed(4, "x") : Judgement(resolution: verdict)
            }
            return analysis
        }
        let found = RollUp.of(analyses)
        #expect(found.status == status)
        #expect(found.system == system)
    }
}
