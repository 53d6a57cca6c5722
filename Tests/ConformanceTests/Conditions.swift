import Testing

extension Trait where Self == ConditionTrait {
    /// The test changes what the server holds.
    static var writes: Self { .enabled(if: Subject.mayWrite, "another server is read only unless OZ_WRITES=1") }

    /// The test needs a server whose settings or data it knows.
    static var own: Self { .enabled(if: Subject.isOwn, "only a sandbox of our own is set up so") }

    /// The test needs log-ins of these roles.
    static func asks(_ roles: Subject.Who...) -> Self {
        .enabled(if: roles.allSatisfy(Subject.knows), "no log-in of that role is given")
    }
}
