import OzModel
import Testing

@Suite struct PermissionTests {
    /// The matrix of the reference, section 6, as it stands there; "own" of a company is one's own company.
    static let matrix = """
        | company | CRUD | R | R own | R own | R own | R U own |
        | user | CRUD | R, U self | R U self | R co, U self | R co, U self | CRUD co |
        | folder | CRUD | C R U | C R U own | C R U co | C R U co | CRUD co |
        | media | CRUD | C R U | C R U own | C R U co | C R U co | CRUD co |
        | analysis | C R U D (no resolution change) | C R U (resolution) | C R own | C R co | C R U (resolution) co | CRUD co |
        | report | CRUD | C R | C R own | C R co | C R co | CRUD co |
        | report template (+ attachment) | CRUD | R | R co | R co | R co | CRUD co |
        | collection | CRUD | R | R co | C R co | R co | CRUD co |
        | person / person image | CRUD | R | R co | CRUD co | R co | CRUD co |
        | statistics | all | all | - | - | co | co |
        """
    static let columns: [UserRole] = [.admin, .operator, .client, .clientService, .clientOperator, .clientAdmin]

    @Test func theTableIsTheDocumentedMatrix() throws {
        let rows = Self.matrix.split(separator: "\n").map { row in
            row.split(separator: "|").map { $0.trimmingPrefix(" ") }.filter { !$0.isEmpty }
        }
        try #require(rows.count == Resource.allCases.count)
        for (row, resource) in zip(rows, Resource.allCases) {
            try #require(row.count == 7)
            for (cell, role) in zip(row.dropFirst(), Self.columns) {
                let documented = rights(String(cell), resource)
                for deed in Deed.allCases {
                    let reach = Permission.reach(of: role, deed, resource)
                    #expect(reach == documented[deed], "\(role) \(deed) \(resource), documented as \(cell)")
                }
            }
        }
    }

    /// Only an operator decides. [D]
    @Test func onlyOperatorsDecide() {
        #expect(roles { Permission.reach(of: $0, .decide, .analysis) == .all } == [.operator])
        #expect(roles { Permission.reach(of: $0, .decide, .analysis) != nil } == [.operator, .clientOperator])
        #expect(roles { Permission.reach(of: $0, .delete, .order) != nil } == [.admin, .clientAdmin])
        #expect(roles { Permission.reach(of: $0, .read, .order) == .all } == [.admin, .operator])
    }

    @Test(arguments: [
        (
            UserRole.admin, Deed.decide, Resource.analysis,
            "an ADMIN may do everything but decide: log in as an operator"
        ),
        (.client, .decide, .analysis, "a CLIENT may not decide: that is an operator's right"),
        (.clientAdmin, .decide, .analysis, "a CLIENT ADMIN may not decide: that is an operator's right"),
        (.clientService, .decide, .analysis, "a CLIENT SERVICE may not decide: that is an operator's right"),
        (.operator, .decide, .order, "only an analysis can be decided"),
        (.operator, .create, .company, "an OPERATOR may not create companies: that is for ADMIN"),
        (.client, .delete, .order, "a CLIENT may not delete orders: that is for ADMIN and CLIENT ADMIN"),
        (
            .client, .read, .statistics,
            "a CLIENT may not read statistics: that is for ADMIN, OPERATOR, CLIENT ADMIN and CLIENT OPERATOR"
        ),
        (.admin, .delete, .statistics, "an ADMIN may not delete statistics: nobody may"),
    ])
    func aRefusalSaysWhy(_ role: UserRole, _ deed: Deed, _ resource: Resource, _ words: String) {
        // Whose the object is does not matter to somebody who may not do it to any.
        for company in [nil, Self.mine, Self.other] {
            let refusal = Permission.refusal(
                role: role, companyID: Self.mine, deed, resource, objectCompany: company, isOwn: true)
            #expect(refusal == words)
        }
    }

    @Test func anotherCompanysObjectIsRefused() {
        func decide(_ role: UserRole, _ own: Company.ID?, _ object: Company.ID?) -> String? {
            Permission.refusal(role: role, companyID: own, .decide, .analysis, objectCompany: object)
        }
        #expect(decide(.clientOperator, Self.mine, Self.mine) == nil)
        #expect(decide(.clientOperator, Self.mine, Self.other) == "this analysis belongs to another company")
        #expect(decide(.operator, nil, Self.other) == nil)
        #expect(decide(.operator, Self.mine, Self.other) == nil, "an operator reaches all companies")
        let client = Permission.refusal(
            role: .client, companyID: Self.mine, .update, .order, objectCompany: Self.other)
        #expect(client == "this order belongs to another company")
    }

    @Test func whatIsAnotherUsersIsRefusedToWhoHasOnlyTheirOwn() {
        func update(_ role: UserRole, _ resource: Resource, _ isOwn: Bool?) -> String? {
            Permission.refusal(
                role: role, companyID: Self.mine, .update, resource, objectCompany: Self.mine, isOwn: isOwn)
        }
        #expect(update(.client, .order, false) == "this order is another user's")
        #expect(update(.operator, .user, false) == "an OPERATOR may update no account but their own")
        for known in [nil, true] { #expect(update(.operator, .user, known) == nil) }
        #expect(update(.clientOperator, .order, false) == nil, "the company's orders are theirs to keep")
    }

    @Test func whatIsNotKnownIsLeftToTheServer() {
        for (deed, resource) in Deed.allCases.flatMap({ deed in Resource.allCases.map { (deed, $0) } }) {
            for role in [nil, UserRole.other("AUDITOR")] {
                let refusal = Permission.refusal(
                    role: role, companyID: Self.mine, deed, resource, objectCompany: Self.other, isOwn: false)
                #expect(refusal == nil)
            }
        }
        for (own, object) in [(nil, Self.other), (Self.mine, nil), (nil, nil)] {
            let refusal = Permission.refusal(
                role: .clientOperator, companyID: own, .decide, .analysis, objectCompany: object)
            #expect(refusal == nil)
        }
    }

    private static let mine = Company.ID("mine")
    private static let other: Company.ID? = Company.ID("other")

    private func roles(_ holds: (UserRole) -> Bool) -> [UserRole] { UserRole.known.filter(holds) }

    /// A cell of the matrix: letters, and how far they reach; without a word they reach all.
    private func rights(_ cell: String, _ resource: Resource) -> [Deed: Reach] {
        guard resource != .statistics else {
            return cell.hasPrefix("all") ? [.read: .all] : cell.hasPrefix("co") ? [.read: .company] : [:]
        }
        var rights: [Deed: Reach] = [:]
        for part in cell.split(separator: ",") {
            let words = part.split(separator: " ")
            let isOwn = words.contains("own") || words.contains("self")
            let reach: Reach = words.contains("co") || (isOwn && resource == .company) ? .company : isOwn ? .own : .all
            let letters = words.filter { $0.allSatisfy("CRUD".contains) }.joined()
            // Where the update of an analysis is said to be its result, it is that and nothing else.
            let update: Deed = part.contains("(resolution)") ? .decide : .update
            let deeds: [Character: Deed] = ["C": .create, "R": .read, "U": update, "D": .delete]
            for letter in letters { rights[deeds[letter] ?? .read] = reach }
        }
        return rights
    }
}
