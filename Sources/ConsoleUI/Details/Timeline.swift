import OzModel
import Store

/// What became of a case and when: created, analysed, finished, decided, and the time in between.
enum Timeline {
    /// An order's, over all of its analyses.
    static func write(
        _ order: Order, _ analyses: [Analysis], _ document: inout Document, _ desk: Desk
    ) throws(StoreError) {
        document.heading("Timeline")
        document.field("Created", Moment.full(order.created), .time)
        guard let started = analyses.map(\.created).min() else {
            document.field("Analysed", "not yet: no analysis was started")
            return
        }
        document.field("Analysed", "from \(Moment.full(started))\(later(started, than: order.created))", .time)
        var histories: [[Version]] = []
        for analysis in analyses {
            histories.append(try desk.reader.history(of: analysis.id).known(at: desk.version))
        }
        let running = zip(analyses, histories).filter { $0.1.last?.state.isDone != true }.map(\.0)
        let finished = Happening.last(histories.compactMap(\.finished))
        write(finished, running, since: started, &document)
        // Of several decisions the last one settles the order.
        let isSettled = running.isEmpty && order.verdict != .operatorRequired
        let decided = isSettled ? Happening.last(histories.compactMap(\.decided)) : nil
        write(decided, verdict: order.verdict, since: finished?.after ?? started, isDone: running.isEmpty, &document)
    }

    /// An analysis's.
    static func write(_ analysis: Analysis, _ document: inout Document, _ desk: Desk) throws(StoreError) {
        let order = try desk.order(of: analysis)
        let history = try desk.reader.history(of: analysis.id).known(at: desk.version)
        document.heading("Timeline")
        let wait = order.map { later(analysis.created, than: $0.created, "its order") } ?? ""
        document.field("Created", "\(Moment.full(analysis.created))\(wait)", .time)
        let isDone = history.last?.state.isDone == true
        write(history.finished, isDone ? [] : [analysis], since: analysis.created, &document)
        write(
            history.decided, verdict: analysis.verdict, since: history.finished?.after ?? analysis.created,
            isDone: isDone, &document)
        document.field("Updated", Moment.full(analysis.updated), .time)
    }

    private static func write(
        _ finished: Happening?, _ running: [Analysis], since start: Double, _ document: inout Document
    ) {
        guard running.isEmpty, let finished else {
            let states = running.map { "\($0.type.wire) is \($0.state.words)" }
            document.field("Finished", "not yet: \(states.joined(separator: ", "))")
            return
        }
        document.field("Finished", words(finished, since: start), .time)
    }

    private static func write(
        _ decided: Happening?, verdict: Verdict, since start: Double, isDone: Bool, _ document: inout Document
    ) {
        if let decided {
            document.field("Decided", words(decided, since: start), .time)
        } else if verdict == .operatorRequired {
            document.field("Decided", "not yet: an operator has to")
        } else if isDone, [.success, .declined].contains(verdict) {
            document.field("Decided", "by the machine, as far as the server tells")
        }
    }

    private static func words(_ happening: Happening, since start: Double) -> String {
        let by = happening.by
        let time = happening.after.map { "between \(Moment.pair($0, by))" } ?? "not later than \(Moment.full(by))"
        return by >= start ? "\(time), within \(Amounts.span(by - start, up: true))" : time
    }

    private static func later(_ time: Double, than start: Double, _ what: String = "") -> String {
        guard time >= start else { return "" }
        return what.isEmpty ? ", \(Amounts.span(time - start)) later" : ", \(Amounts.span(time - start)) after \(what)"
    }
}
