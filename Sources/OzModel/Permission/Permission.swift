/// Who may do what to whose objects, as far as it is known; the server has the last word, and its 403 wins.
public enum Permission {
    /// How far a right reaches; nil where the role has it not at all, or is none that this console knows.
    public static func reach(of role: UserRole, _ deed: Deed, _ resource: Resource) -> Reach? {
        table.first { $0.resource == resource && $0.role == role && $0.deeds.contains(deed) }?.reach
    }

    /// The roles that have a right, however far it reaches.
    static func holders(of deed: Deed, _ resource: Resource) -> [UserRole] {
        UserRole.known.filter { reach(of: $0, deed, resource) != nil }
    }

    /// One right of one role; where a role has several on one kind of object, each has its line.
    private struct Line: Sendable {
        let resource: Resource
        let role: UserRole
        let deeds: Set<Deed>
        let reach: Reach

        init(_ resource: Resource, _ role: UserRole, _ deeds: Set<Deed>, _ reach: Reach) {
            self.resource = resource
            self.role = role
            self.deeds = deeds
            self.reach = reach
        }
    }

    private static let everything: Set<Deed> = [.create, .read, .update, .delete]
    private static let upkeep: Set<Deed> = [.create, .read, .update]

    private static let table: [Line] = [
        // [D], but for CLIENT ADMIN: [R]
        Line(.company, .admin, everything, .all),
        Line(.company, .operator, [.read], .all),
        Line(.company, .client, [.read], .company),
        Line(.company, .clientService, [.read], .company),
        Line(.company, .clientOperator, [.read], .company),
        Line(.company, .clientAdmin, [.read, .update], .company),

        // CLIENT ADMIN [D], the rest [R/I]
        Line(.user, .admin, everything, .all),
        Line(.user, .operator, [.read], .all),
        Line(.user, .operator, [.update], .own),
        Line(.user, .client, [.read, .update], .own),
        Line(.user, .clientService, [.read], .company),
        Line(.user, .clientService, [.update], .own),
        Line(.user, .clientOperator, [.read], .company),
        Line(.user, .clientOperator, [.update], .own),
        Line(.user, .clientAdmin, everything, .company),

        // ADMIN, and that a CLIENT deletes none [D], the rest [R/I]
        Line(.order, .admin, everything, .all),
        Line(.order, .operator, upkeep, .all),
        Line(.order, .client, upkeep, .own),
        Line(.order, .clientService, upkeep, .company),
        Line(.order, .clientOperator, upkeep, .company),
        Line(.order, .clientAdmin, everything, .company),

        // ADMIN, and that a CLIENT ADMIN deletes [D], the rest [R/I]
        Line(.media, .admin, everything, .all),
        Line(.media, .operator, upkeep, .all),
        Line(.media, .client, upkeep, .own),
        Line(.media, .clientService, upkeep, .company),
        Line(.media, .clientOperator, upkeep, .company),
        Line(.media, .clientAdmin, everything, .company),

        // Who decides, who does not, and that a CLIENT ADMIN deletes [D], the rest [R/I]
        Line(.analysis, .admin, everything, .all),
        Line(.analysis, .operator, [.create, .read, .decide], .all),
        Line(.analysis, .client, [.create, .read], .own),
        Line(.analysis, .clientService, [.create, .read], .company),
        Line(.analysis, .clientOperator, [.create, .read, .decide], .company),
        Line(.analysis, .clientAdmin, everything, .company),

        // ADMIN, CLIENT, CLIENT ADMIN [D], the rest [R/I]
        Line(.report, .admin, everything, .all),
        Line(.report, .operator, [.create, .read], .all),
        Line(.report, .client, [.create, .read], .own),
        Line(.report, .clientService, [.create, .read], .company),
        Line(.report, .clientOperator, [.create, .read], .company),
        Line(.report, .clientAdmin, everything, .company),

        // ADMIN, CLIENT ADMIN [D], the rest [R/I]
        Line(.reportTemplate, .admin, everything, .all),
        Line(.reportTemplate, .operator, [.read], .all),
        Line(.reportTemplate, .client, [.read], .company),
        Line(.reportTemplate, .clientService, [.read], .company),
        Line(.reportTemplate, .clientOperator, [.read], .company),
        Line(.reportTemplate, .clientAdmin, everything, .company),

        // ADMIN, and that a CLIENT ADMIN adds [D], the rest [R/I]
        Line(.collection, .admin, everything, .all),
        Line(.collection, .operator, [.read], .all),
        Line(.collection, .client, [.read], .company),
        Line(.collection, .clientService, [.create, .read], .company),
        Line(.collection, .clientOperator, [.read], .company),
        Line(.collection, .clientAdmin, everything, .company),

        // ADMIN [D], the rest [R/I]
        Line(.person, .admin, everything, .all),
        Line(.person, .operator, [.read], .all),
        Line(.person, .client, [.read], .company),
        Line(.person, .clientService, everything, .company),
        Line(.person, .clientOperator, [.read], .company),
        Line(.person, .clientAdmin, everything, .company),

        // ADMIN, CLIENT ADMIN [D], the rest [R/I]; nobody makes or changes statistics
        Line(.statistics, .admin, [.read], .all),
        Line(.statistics, .operator, [.read], .all),
        Line(.statistics, .clientOperator, [.read], .company),
        Line(.statistics, .clientAdmin, [.read], .company),
    ]
}
