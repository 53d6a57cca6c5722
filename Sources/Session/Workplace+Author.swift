import OzModel
import Remote
import Store

extension Workplace {
    /// Who asks for changes here, as far as the log-in told it; a service token tells nothing, and the server decides.
    public func author() -> Author {
        let known = (try? server()).flatMap { person(on: $0.base) }
        return Author(
            role: known.map(UserRole.init(snapshot:)), companyID: known?.companyID.map { Company.ID($0) },
            userID: known.flatMap { $0.userID.isEmpty ? nil : User.ID($0.userID) },
            barred: Set((known?.barredAnalyses ?? []).map { AnalysisType(wire: $0) }))
    }
}
