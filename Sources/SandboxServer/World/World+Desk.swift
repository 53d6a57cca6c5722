/// What goes on beside requests: questions to another program, and webhooks.
extension World {
    /// Sends off what has become due by the last change.
    func proceed() {
        if let external {
            while let inquiry = database.nextInquiry(now: now) {
                Task {
                    let findings = await external.examine(inquiry)
                    deliver(inquiry, findings)
                }
            }
        }
        // What ends without a request must be on the disk as well.
        keep()
        callBack()
        setAlarm()
    }

    /// Has the analyses of an instant order looked at, as many at a time as there are workers, and answers with it.
    func examined(_ scratch: Database, _ folder: Int, _ call: Call) async -> Reply.Body {
        var scratch = scratch
        while let external {
            scratch.settle(now: now)
            var inquiries: [Inquiry] = []
            while let inquiry = scratch.nextInquiry(now: now) { inquiries.append(inquiry) }
            guard !inquiries.isEmpty else { break }
            await withTaskGroup(of: (Inquiry, Findings).self) { group in
                for inquiry in inquiries { group.addTask { (inquiry, await external.examine(inquiry)) } }
                for await (inquiry, findings) in group { scratch.deliver(inquiry, findings, now: now) }
            }
        }
        return InstantRoutes.answer(folder, scratch, call).map(Reply.Body.json) ?? .hangUp
    }

    private func deliver(_ inquiry: Inquiry, _ findings: Findings) {
        let now = now
        database.settle(now: now)
        database.deliver(inquiry, findings, now: now)
        proceed()
    }

    /// Posts every order whose analyses have ended, as `GET /api/folders/{id}?with_analyses=true` shows it ([I], section
    /// 12).
    private func callBack() {
        for row in database.desk.takeFinished() {
            let folder = database.folders[row]
            guard let callback = folder.callback.flatMap({ Callback($0) }), let base = folder.owedCallback,
                !folder.isArchived
            else { continue }
            let body = database.view(folder, Database.FolderParts(media: true, analyses: true), base: base).bytes
            Task {
                _ = await sender.send(body, to: callback)
                settle(callbackOf: row)
            }
        }
    }

    /// Nothing more is owed; until this is on the disk, a kill lets the next sandbox call again.
    private func settle(callbackOf row: Int) {
        // New analyses may have been asked for meanwhile, and then it is owed again.
        guard database.folders[row].owedCallback != nil, !database.desk.watched.contains(row) else { return }
        database.folders[row].owedCallback = nil
        keep()
    }

    /// While a webhook waits, analyses must end even if nobody asks.
    private func setAlarm() {
        guard alarm == nil, !database.desk.watched.isEmpty, let next = database.running.entries.first else { return }
        let wait = min(max(next.time.seconds - now.seconds, 0.02), 60)
        alarm = Task { [weak self] in
            try? await Task.sleep(for: .seconds(wait))
            await self?.ring()
        }
    }

    private func ring() {
        alarm = nil
        database.settle(now: now)
        proceed()
    }
}
