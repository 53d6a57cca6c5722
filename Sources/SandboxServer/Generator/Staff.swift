/// The companies, accounts and face collections that are there from the start.
struct Staff: Sendable {
    let companies: [Company]
    let users: [User]
    let collections: [FaceCollection]
    /// For each company, who sends its orders.
    let authors: [[Int]]
    /// For each company, who decides its orders.
    let deciders: [[Int]]

    init(seed: UInt64, now: Moment) {
        companies = Self.companies(seed: seed, now: now)
        collections = Self.collections(seed: seed, companies)
        users = Self.users(seed: seed, now: now, companies: companies.count)
        let users = users
        authors = companies.indices.map { company in
            users.indices.filter {
                users[$0].company == company && [.client, .clientService].contains(users[$0].role)
            }
        }
        deciders = companies.indices.map { company in
            users.indices.filter {
                users[$0].role == .operator || (users[$0].role == .clientOperator && users[$0].company == company)
            }
        }
    }

    /// The position of a company's black list.
    func blacklist(of company: Int) -> Int? {
        collections.firstIndex { $0.company == company && $0.alias == "blacklist" }
    }

    private static func companies(seed: UInt64, now: Moment) -> [Company] {
        PersonNames.companies.enumerated().map { index, name in
            let created = now + -400 * 86_400 + Double(index) * 3_600
            return Company(
                id: ObjectID(seed: seed, kind: .company, index), name: name, created: created, updated: created)
        }
    }

    private static func collections(seed: UInt64, _ companies: [Company]) -> [FaceCollection] {
        companies.enumerated().flatMap { index, company in
            ["blacklist", "vip"].prefix(index % 2 + 1).enumerated().map { part, alias in
                FaceCollection(
                    id: ObjectID(seed: seed, kind: .collection, index, part), alias: alias, company: index,
                    created: company.created + 60,
                    persons: (0..<6).map { ObjectID(seed: seed, kind: .person, index * 8 + part, $0) })
            }
        }
    }

    /// The six printed log-ins first, all in the first company; then a staff for every company.
    private static func users(seed: UInt64, now: Moment, companies: Int) -> [User] {
        var posts: [(role: Role, company: Int?)] = Role.allCases.map { ($0, $0.hasCompany ? 0 : nil) }
        posts += [(.admin, nil), (.operator, nil), (.operator, nil)]
        posts += [(.client, 0), (.client, 0), (.clientOperator, 0)]
        for company in 1..<companies {
            let staff: [Role] = [.clientAdmin, .clientOperator, .client, .clientService]
            posts += staff.map { ($0, company) }
        }
        return posts.enumerated().map { index, post in
            let person = Person(seed: seed ^ 0x57AFF, number: index)
            let login = index < Role.allCases.count ? Login.standard(post.role) : nil
            let created = now + -390 * 86_400 + Double(index) * 7_200
            return User(
                id: ObjectID(seed: seed, kind: .user, index), role: post.role, firstName: person.given,
                middleName: person.middle, lastName: person.family,
                email: login?.email ?? "\(post.role.word)-\(index)@sandbox.test",
                secret: .printed(post.role), company: post.company, created: created, updated: created,
                // Somebody who may not do everything, to see that refusal too.
                barred: index % 9 == 8 && post.role == .client ? [.collection] : [])
        }
    }
}
