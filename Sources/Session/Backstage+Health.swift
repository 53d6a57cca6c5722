import ConsoleUI
import HTTP
import OzModel
import Remote

/// Asking the server how it is, while somebody looks at the answer.
extension Backstage {
    func probe() async {
        let server = workplace.profile.server
        let found = await ask()
        // Another server's is no answer; the log-in that led there has forgotten the question too.
        guard workplace.profile.server == server else { return }
        mailbox.post(.probed(found))
    }

    private func ask() async -> ServerProbe {
        let now = Pace.real.now()
        guard !workplace.isOffline, !workplace.isNew else { return ServerProbe(at: now, notAsked: "not asked") }
        do {
            if prober == nil { prober = try Prober(workplace, transport: makeTransport(workplace.profile)) }
        } catch {
            return ServerProbe(at: now, notAsked: error.sentence)
        }
        return await prober?.probe() ?? ServerProbe(at: now, notAsked: "not asked")
    }
}

extension Prober {
    /// Asks the server of a profile, and the bio server that it names.
    ///
    /// - Throws: `ServerError` when the profile's address cannot be used.
    public init(
        _ workplace: Workplace, transport: any Transport, patience: Double = HealthLimits.answer
    ) throws(ServerError) {
        self.init(
            server: try workplace.server(), bio: Bio(workplace.profile.bio), transport: transport, patience: patience)
    }
}
