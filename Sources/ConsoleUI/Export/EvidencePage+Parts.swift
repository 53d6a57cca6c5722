import OzModel
import Store

extension EvidencePage {
    func write(analyses: [Analysis], _ page: inout HTMLPage) throws(StoreError) {
        guard !analyses.isEmpty else { return }
        page.heading("Analyses")
        for analysis in analyses {
            let score = wish.withScores ? analysis.explanation : nil
            page.fields([
                ("Type", analysis.type.wire), ("Verdict", analysis.verdict.words), ("State", analysis.state.words),
                ("Score", score), ("Operator", analysis.operatorDecision?.words),
                ("Comment", desk.look.personal(analysis.comment)), ("Error", desk.look.personal(analysis.errorMessage)),
                ("Error code", analysis.errorCode), ("Collection", analysis.collectionAlias),
                ("Person found", analysis.personID), ("Created", Moment.full(analysis.created)),
                ("Last change", Moment.full(analysis.updated)), ("Id", analysis.id.rawValue),
            ])
            page.fields(try documentFields(of: analysis))
        }
    }

    private func documentFields(of analysis: Analysis) throws(StoreError) -> [(label: String, value: String?)] {
        let text = try desk.reader.json(.analyses, id: analysis.id.rawValue)
        let value = text.flatMap { JSONValue(parsing: $0) }
        return (value?["results_data"]?["text_fields"]?.elements ?? []).map { field in
            let said = [field["visual"]?.text, field["mrz"]?.text.map { "(MRZ: \($0))" }].compactMap(\.self)
            let words = said.joined(separator: " ")
            return (field["field_name"]?.text ?? "?", words.isEmpty ? nil : desk.look.personal(words))
        }
    }

    func writeTimeline(_ page: inout HTMLPage) throws(StoreError) {
        var document = Document(title: "", width: desk.width)
        try Timeline.write(order, try desk.reader.analyses(of: order.id), &document, desk)
        page.heading("Timeline, as far as this console's mirror knows")
        page.preformatted(document.lines.dropFirst().map(\.text).joined(separator: "\n"))
    }

    func writeDecisions(_ page: inout HTMLPage) {
        let look = desk.look
        guard !audit.isEmpty || !decisions.isEmpty else { return }
        page.heading("Decisions made on this console")
        page.table(
            ["When", "What", "Decision", "State", "Remark", "By"],
            decisions.map { row in
                [
                    Moment.full(row.created), row.decision.object, row.decision.verdict.words, row.state.rawValue,
                    look.personal(row.decision.remark) ?? "", author(row.owner),
                ]
            })
        page.heading("Audit of this console")
        page.table(
            ["No", "When", "What", "About", "Remark", "By"],
            audit.map { entry in
                [
                    "\(entry.seq)", Moment.full(entry.time),
                    AuditEntry.Action(rawValue: entry.action)?.words ?? entry.action, entry.label,
                    [look.personal(entry.remark), look.personal(entry.answer)].compactMap(\.self)
                        .joined(separator: " · "), author(entry.owner),
                ]
            })
    }

    /// Whoever decided has to be told apart also where their address is not to be read.
    private func author(_ owner: LedgerOwner) -> String {
        guard wish.isMasked else { return owner.name }
        return owner.user.contains("@") ? Redaction.mask : owner.user
    }
}
