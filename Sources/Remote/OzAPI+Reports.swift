import OzModel

extension OzAPI {
    /// A report as soon as the server names its document; as it is by then when that takes too long. [I]
    ///
    /// - Parameter patience: in seconds.
    public func finished(
        _ id: Report.ID, of order: Order.ID, within patience: Double, pace: Pace = .real
    ) async throws(RemoteError) -> Report {
        let deadline = pace.now() + patience
        var pause = 0.5
        while true {
            let report = try await send(Endpoints.report(id, of: order)).report(of: order)
            guard report.url == nil, pace.now() + pause < deadline else { return report }
            do { try await pace.sleep(pause) } catch { throw .cancelled }
            pause = min(5, pause * 1.5)
        }
    }
}
