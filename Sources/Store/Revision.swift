import Synchronization

/// A number that grows whenever rows of the mirror really change; read without asking the database.
final class Revision: Sendable {
    private let value = Atomic<Int>(0)

    var current: Int { value.load(ordering: .acquiring) }

    /// One more, where nothing else counts the changes.
    func step() {
        value.add(1, ordering: .acquiringAndReleasing)
    }

    func raise(to revision: Int) {
        value.max(revision, ordering: .acquiringAndReleasing)
    }
}
