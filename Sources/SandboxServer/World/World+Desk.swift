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

    private func deliver(_ inquiry: Inquiry, _ findings: Findings) {
        let now = now
        database.settle(now: now)
        database.deliver(inquiry, findings, now: now)
        proceed()
    }

    /// Posts every order whose analyses have ended, as `GET /api/folders/{id}?with_analyses=true` shows it ([I], section
    /// 12).
    private func callBack() {
        for (row, base) in database.desk.takeFinished() {
            let folder = database.folders[row]
            guard let callback = folder.callback.flatMap({ Callback($0) }), !folder.isArchived,
                let parts = try? Database.FolderParts(Query("with_analyses=true"), media: true)
            else { continue }
            let body = database.view(folder, parts, base: base).bytes
            let sender = sender
            Task { _ = await sender.send(body, to: callback) }
        }
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
