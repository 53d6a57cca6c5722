import OzModel

/// Reports are asked for, come as a menu, and are made, saved and deleted elsewhere.
func report(_ state: inout State, _ action: ReportAction) -> [Effect] {
    switch action {
    case .want(.list(let order)):
        state.reportQuestion = ReportQuestion(order: order, spot: .init(state))
        say(&state, .info, asking(order))
        return [.reports(.list(order))]
    case .want(let wish):
        say(&state, .info, underway(wish))
        return [.reports(wish)]
    case .listed(let shelf):
        guard let question = state.reportQuestion, question.order.id == shelf.order.id else { return [] }
        state.reportQuestion = nil
        state.notices.removeAll { $0.text == asking(shelf.order) }
        // Never over what somebody is typing, nor over what they went to see meanwhile.
        guard state.overlays.isEmpty, question.spot == .init(state) else { return [] }
        state.overlays.append(.menu(Reports.menu(shelf, state)))
        return []
    case .failed(let sentence):
        if let question = state.reportQuestion { state.notices.removeAll { $0.text == asking(question.order) } }
        state.reportQuestion = nil
        say(&state, .warning, sentence)
        return []
    }
}

private func asking(_ order: Known<Order>) -> String { "Asking the server for the reports of \(order.label)." }

private func underway(_ wish: ReportWish) -> String {
    switch wish {
    case .list(let order): return asking(order)
    case .save(_, let order): return "Saving the report of \(order.label)."
    case .change(let change):
        let what = Change.report(change).sentence
        return "Sent: \(what)."
    }
}
