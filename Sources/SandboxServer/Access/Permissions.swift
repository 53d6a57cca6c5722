/// Who may do what to whose objects: the matrix of the reference, section 6, as one table.
enum Permissions {
    /// How far a right reaches; nil where the role has it not at all.
    static func reach(of role: Role, _ deed: Deed, _ resource: Resource) -> Reach? {
        table.first { $0.resource == resource && $0.role == role && $0.deeds.contains(deed) }?.reach
    }

    private struct Line: Sendable {
        let resource: Resource
        let role: Role
        let deeds: Set<Deed>
        let reach: Reach

        init(_ resource: Resource, _ role: Role, _ deeds: Set<Deed>, _ reach: Reach) {
            self.resource = resource
            self.role = role
            self.deeds = deeds
            self.reach = reach
        }
    }

    private static let everything: Set<Deed> = [.create, .read, .update, .delete]
    private static let upkeep: Set<Deed> = [.create, .read, .update]

    private static let table: [Line] = [
        Line(.company, .admin, everything, .all),
        Line(.company, .operator, [.read], .all),
        Line(.company, .client, [.read], .company),
        Line(.company, .clientService, [.read], .company),
        Line(.company, .clientOperator, [.read], .company),
        Line(.company, .clientAdmin, [.read, .update], .company),

        Line(.user, .admin, everything, .all),
        Line(.user, .operator, [.read], .all),
        Line(.user, .operator, [.update], .own),
        Line(.user, .client, [.read, .update], .own),
        Line(.user, .clientService, [.read], .company),
        Line(.user, .clientService, [.update], .own),
        Line(.user, .clientOperator, [.read], .company),
        Line(.user, .clientOperator, [.update], .own),
        Line(.user, .clientAdmin, everything, .company),

        Line(.folder, .admin, everything, .all),
        Line(.folder, .operator, upkeep.union([.decide]), .all),
        Line(.folder, .client, upkeep, .own),
        Line(.folder, .clientService, upkeep, .company),
        Line(.folder, .clientOperator, upkeep.union([.decide]), .company),
        Line(.folder, .clientAdmin, everything, .company),

        Line(.media, .admin, everything, .all),
        Line(.media, .operator, upkeep, .all),
        Line(.media, .client, upkeep, .own),
        Line(.media, .clientService, upkeep, .company),
        Line(.media, .clientOperator, upkeep, .company),
        Line(.media, .clientAdmin, everything, .company),

        Line(.analysis, .admin, everything, .all),
        Line(.analysis, .operator, [.create, .read, .decide], .all),
        Line(.analysis, .client, [.create, .read], .own),
        Line(.analysis, .clientService, [.create, .read], .company),
        Line(.analysis, .clientOperator, [.create, .read, .decide], .company),
        Line(.analysis, .clientAdmin, everything, .company),

        Line(.collection, .admin, everything, .all),
        Line(.collection, .operator, [.read], .all),
        Line(.collection, .client, [.read], .company),
        Line(.collection, .clientService, [.create, .read], .company),
        Line(.collection, .clientOperator, [.read], .company),
        Line(.collection, .clientAdmin, everything, .company),

        Line(.person, .admin, everything, .all),
        Line(.person, .operator, [.read], .all),
        Line(.person, .client, [.read], .company),
        Line(.person, .clientService, everything, .company),
        Line(.person, .clientOperator, [.read], .company),
        Line(.person, .clientAdmin, everything, .company),

        Line(.report, .admin, everything, .all),
        Line(.report, .operator, [.create, .read], .all),
        Line(.report, .client, [.create, .read], .own),
        Line(.report, .clientService, [.create, .read], .company),
        Line(.report, .clientOperator, [.create, .read], .company),
        Line(.report, .clientAdmin, everything, .company),

        Line(.reportTemplate, .admin, everything, .all),
        Line(.reportTemplate, .operator, [.read], .all),
        Line(.reportTemplate, .client, [.read], .company),
        Line(.reportTemplate, .clientService, [.read], .company),
        Line(.reportTemplate, .clientOperator, [.read], .company),
        Line(.reportTemplate, .clientAdmin, everything, .company),

        Line(.archive, .admin, [.read], .all),

        Line(.instant, .admin, [.create], .own),
        Line(.instant, .operator, [.create], .own),
        Line(.instant, .client, [.create], .own),
        Line(.instant, .clientService, [.create], .own),
        Line(.instant, .clientOperator, [.create], .own),
        Line(.instant, .clientAdmin, [.create], .own),

        // Any role except OPERATOR, section 5.4.
        Line(.captureToken, .admin, [.create], .own),
        Line(.captureToken, .client, [.create], .own),
        Line(.captureToken, .clientService, [.create], .own),
        Line(.captureToken, .clientOperator, [.create], .own),
        Line(.captureToken, .clientAdmin, [.create], .own),
    ]
}
