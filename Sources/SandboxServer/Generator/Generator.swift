/// Fills a database with invented life that follows from a seed and the time of the start alone.
struct Generator {
    let configuration: SandboxConfiguration
    let library: MediaLibrary
    let engine: SimulationEngine
    let now: Moment

    private var seed: UInt64 { configuration.seed }

    func database() -> Database {
        var database = Database(configuration: configuration, library: library, engine: engine)
        addCompanies(to: &database)
        PersonMaker.fill(&database)
        addUsers(to: &database)
        let maker = OrderMaker(seed: seed, now: now, engine: engine, count: configuration.orders)
        database.folders.reserveCapacity(configuration.orders)
        database.media.reserveCapacity(configuration.orders * 2)
        database.analyses.reserveCapacity(configuration.orders * 2)
        var last = Moment(microseconds: 0)
        for number in 0..<configuration.orders {
            // No two orders share a moment of creation, so that lists have one order only.
            let created = max(maker.creation(of: number), Moment(microseconds: last.microseconds + 1))
            last = created
            maker.add(number, created: created, to: &database)
        }
        Self.separateUpdates(&database)
        database.index()
        return database
    }

    private func addCompanies(to database: inout Database) {
        let start = now + -400 * 86_400
        for (index, name) in PersonNames.companies.enumerated() {
            let created = start + Double(index) * 3_600
            database.companies.append(
                Company(id: ObjectID(seed: seed, kind: .company, index), name: name, created: created))
            for (part, alias) in ["blacklist", "vip"].prefix(index % 2 + 1).enumerated() {
                database.collections.append(
                    FaceCollection(
                        id: ObjectID(seed: seed, kind: .collection, index, part), alias: alias, company: index,
                        created: created + 60,
                        persons: (0..<6).map { ObjectID(seed: seed, kind: .person, index * 8 + part, $0) }))
            }
        }
    }

    /// The six printed log-ins first, all in the first company; then a staff for every company.
    private func addUsers(to database: inout Database) {
        var posts: [(role: Role, company: Int?)] = Role.allCases.map { ($0, $0.hasCompany ? 0 : nil) }
        posts += [(.admin, nil), (.operator, nil), (.operator, nil)]
        posts += [(.client, 0), (.client, 0), (.clientOperator, 0)]
        for company in database.companies.indices.dropFirst() {
            let staff: [Role] = [.clientAdmin, .clientOperator, .client, .clientService]
            posts += staff.map { ($0, company) }
        }
        for (index, post) in posts.enumerated() {
            let person = Person(seed: seed ^ 0x57AFF, number: index)
            let login = index < Role.allCases.count ? Login.standard(post.role) : nil
            database.users.append(
                User(
                    id: ObjectID(seed: seed, kind: .user, index), role: post.role, firstName: person.given,
                    middleName: person.middle, lastName: person.family,
                    email: login?.email ?? "\(post.role.word)-\(index)@sandbox.test",
                    password: login?.password ?? "sandbox-\(post.role.word)", company: post.company,
                    created: now + -390 * 86_400 + Double(index) * 7_200,
                    // Somebody who may not do everything, to see that refusal too.
                    barred: index % 9 == 8 && post.role == .client ? [.collection] : []))
        }
    }

    /// Moves updates that fell on one microsecond apart.
    private static func separateUpdates(_ database: inout Database) {
        var taken: Set<Moment> = []
        for row in database.folders.indices {
            while !taken.insert(database.folders[row].updated).inserted {
                database.folders[row].updated.microseconds += 1
            }
        }
        taken.removeAll(keepingCapacity: true)
        for row in database.analyses.indices {
            while !taken.insert(database.analyses[row].updated).inserted {
                database.analyses[row].updated.microseconds += 1
            }
        }
    }
}
