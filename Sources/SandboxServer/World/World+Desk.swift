/// What goes on beside requests: questions to another program.
extension World {
    /// Sends off what has become due by the last change.
    func proceed() {
        guard let external else { return }
        while let inquiry = database.nextInquiry(now: clock()) {
            Task {
                let findings = await external.examine(inquiry)
                deliver(inquiry, findings)
            }
        }
    }

    private func deliver(_ inquiry: Inquiry, _ findings: Findings) {
        let now = clock()
        database.settle(now: now)
        database.deliver(inquiry, findings, now: now)
        proceed()
    }
}
