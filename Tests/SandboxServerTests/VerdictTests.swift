import Testing

@testable import SandboxServer

/// Scores in, verdicts out, at the very edges of the thresholds.
struct VerdictTests {
    private let people = (0..<3).map { ObjectID(seed: 1, kind: .person, $0) }

    private func judge(_ type: AnalysisType, _ findings: Findings, params: JSON = [:]) throws -> Judgement {
        let question = Question(
            type: type, settings: try AnalysisSettings(params), names: ["a", "b"], metaData: [:], persons: people)
        return Verdict.of(findings, question)
    }

    @Test(arguments: [(0.4999, Resolution.success), (0.5, .declined), (1, .declined)])
    func oneAttackDeclinesLiveness(_ score: Double, _ verdict: Resolution) throws {
        let found = try judge(.quality, Findings(spoofing: [0.1, score], bestShots: [1]))
        #expect(found.resolution == verdict && found.scores == [0.1, score])
        #expect(found.bestShots == (verdict == .success ? [1] : []))
    }

    @Test func noBestShotUnlessAsked() throws {
        let found = try judge(
            .quality, Findings(spoofing: [0.1, 0.2], bestShots: [0]), params: ["extract_best_shot": false])
        #expect(found.bestShots.isEmpty)
    }

    @Test(arguments: [
        (0.7499, Resolution.declined), (0.75, .operatorRequired), (0.8499, .operatorRequired), (0.85, .success),
    ])
    func theLeastSimilarPairDecides(_ least: Double, _ verdict: Resolution) throws {
        let pairs = [(0, 1, 0.99), (0, 2, least), (1, 2, 0.9)].map {
            Findings.Pair(first: $0.0, second: $0.1, similarity: $0.2)
        }
        let found = try judge(.biometry, Findings(pairs: pairs), params: Bench.band)
        #expect(found.resolution == verdict && found.scores == [least, 0.99])
    }

    @Test(arguments: [(0.8499, Resolution.declined), (0.85, .success)])
    func oneThresholdAsksNobody(_ least: Double, _ verdict: Resolution) throws {
        for params: JSON in [["threshold_min": 0.85], ["threshold_max": 0.85], [:]] {
            let pair = Findings.Pair(first: 0, second: 1, similarity: least)
            #expect(try judge(.biometry, Findings(pairs: [pair]), params: params).resolution == verdict)
        }
    }

    @Test func theSearchNamesWhomItFindsWhere() throws {
        let likenesses = [
            Judgement.Match(place: 0, person: people[0], score: 0.2), .init(place: 1, person: people[1], score: 0.85),
            .init(place: 1, person: people[2], score: 0.95), .init(place: 0, person: people[2], score: 0.9),
        ]
        let found = try judge(.collection, Findings(likenesses: likenesses))
        #expect(found.resolution == .declined && found.person == people[2])
        #expect(found.scores == [0.9, 0.95])
        #expect(found.matches.map(\.place) == [1, 0, 1])
        let one = try judge(.collection, Findings(likenesses: likenesses), params: ["decision_count": 1])
        #expect(one.matches.count == 1)
        #expect(try judge(.collection, Findings(likenesses: [likenesses[0]])).resolution == .success)
        #expect(try judge(.collection, Findings()).scores == [0, 0])
    }

    @Test func documentsAreValidOrDeclined() throws {
        for isValid in [true, false] {
            let found = try judge(.documents, Findings(document: .init(fields: [], isValid: isValid)))
            #expect(found.resolution == (isValid ? .success : .declined))
        }
        #expect(try judge(.documents, Findings()).failure?.code == 4)
    }

    @Test(arguments: AnalysisType.allCases) func aFailureIsNoVerdict(_ type: AnalysisType) throws {
        let found = try judge(type, .failed(4, "Face not found on source media"))
        #expect(found.resolution == .failed && found.failure?.message == "Face not found on source media")
    }

    @Test func theNewerRuleTakesAllMedia() async throws {
        for (rule, count) in [(MediaRule.older, 1), (.newer, 2)] {
            try await Bench.run(configure: { $0.mediaRule = rule }) { bench in
                let folder = try await bench.makeFolder(
                    ["a.jpg", "b.jpg"], tags: ["b.jpg": ["photo_id", "photo_id_back"]])
                let id = folder.body["folder_id"]?.text ?? ""
                for item in try await bench.analyse(id, ["quality", "biometry", "collection"]).items {
                    #expect(item["source_media"]?.elements?.count == count)
                }
                let documents = try await bench.analyse(id, ["documents"]).items
                #expect(documents[0]["source_media"]?.elements?.count == 1)
            }
        }
    }
}
