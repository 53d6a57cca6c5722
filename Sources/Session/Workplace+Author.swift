import OzModel
import Remote
import Store

extension Workplace {
    /// Who asks for changes here, as far as the log-in told it; a service token tells nothing, and the server decides.
    public func author() -> Author {
        (try? server()).flatMap { person(on: $0.base) }.map(Author.init(snapshot:)) ?? Author(role: nil)
    }
}

extension Author {
    /// Whoever logged in, as the server described them.
    init(snapshot: UserSnapshot) {
        self.init(
            role: UserRole(snapshot: snapshot), companyID: snapshot.companyID.map { Company.ID($0) },
            userID: snapshot.userID.isEmpty ? nil : User.ID(snapshot.userID),
            barred: Set(snapshot.barredAnalyses.map { AnalysisType(wire: $0) }))
    }
}
