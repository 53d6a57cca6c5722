import HTTP
import OzModel

extension OzAPI {
    /// The most analyses that are asked for to be measured.
    static let mostMeasured = 1000
    /// The most unfinished analyses that are counted where the server does not say how many there are.
    private static let mostUnfinished = 100

    /// The workload as the server tells it: two questions, each asked once.
    ///
    /// - Parameters:
    ///   - until: now, in epoch seconds of the server's clock.
    ///   - patience: seconds that an answer may take.
    public func workload(until: Double, patience: Double) async throws(RemoteError) -> Workload {
        let since = until - Workload.span
        var query = AnalysisQuery()
        query.timeUpdated.min = since
        query.sorting = [Sorting("time_updated", ascending: false)]
        query.limit = Self.mostMeasured
        query.totalOmit = false
        let lately: Listing<TimedAnalysis> = try await list(query, patience)
        var busy = AnalysisQuery()
        busy.state = Choice(only: [AnalysisState.processing.wire])
        busy.limit = Self.mostUnfinished
        busy.totalOmit = false
        let unfinished: Listing<TimedAnalysis> = try await list(busy, patience)
        // A server that does not know the parameter answers with all of them.
        let counted = unfinished.elements.filter { !$0.sample.isFinished }.count
        let isFull = unfinished.elements.count + unfinished.unreadable >= Self.mostUnfinished
        let isHeeded = counted == unfinished.elements.count
        let total = isHeeded ? unfinished.total : nil
        return Workload(
            lately.elements.map(\.sample), since: since, cutFrom: Self.cut(lately, since: since),
            unfinished: total ?? counted, hasMoreUnfinished: total == nil && isFull)
    }

    private func list(
        _ query: AnalysisQuery, _ patience: Double
    ) async throws(RemoteError) -> Listing<TimedAnalysis> {
        var endpoint = Endpoints.analyses(query)
        endpoint.timeouts = Timeouts(connect: patience, idle: max(1, Int(patience.rounded(.up))), total: patience)
        endpoint.isRepeatable = false
        return try await send(endpoint).decoded(as: Listing<TimedAnalysis>.self)
    }

    /// How many there are in all, where only some of those since a moment came.
    private static func cut(_ list: Listing<TimedAnalysis>, since: Double) -> Int? {
        let count = list.elements.count + list.unreadable
        // The last one is older than the span: all of the span came, whatever else the server has.
        guard list.elements.last.map({ $0.sample.updated >= since }) ?? false else { return nil }
        if let total = list.total { return total > count ? total : nil }
        return count >= mostMeasured ? count + 1 : nil
    }
}

/// An analysis as far as its times go.
private struct TimedAnalysis: Decodable, Sendable {
    let sample: Workload.Sample

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: FieldName.self)
        guard let created = fields.number("time_created") else {
            throw DecodingError.keyNotFound(
                FieldName("time_created"), .init(codingPath: decoder.codingPath, debugDescription: ""))
        }
        let state = AnalysisState(wire: fields.text("state", "resolution_status", "resolution"))
        sample = Workload.Sample(
            created: created, updated: fields.number("time_updated") ?? created,
            isFinished: state != .processing && state != .initial,
            isDecided: fields.text("resolution_operator").map { !$0.isEmpty } ?? false)
    }
}
