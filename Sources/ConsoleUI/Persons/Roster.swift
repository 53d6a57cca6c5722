import OzModel
import Synchronization

/// Persons of collections as the server told them: an effect fills it, the screen reads what is there.
///
/// In memory only, for as long as the console is open: nobody of a collection is kept on this machine.
public final class Roster: Sendable {
    /// What a frame would like to know.
    public enum Wish: Hashable, Sendable {
        case person(PersonKey)
        /// Who is in a collection.
        case everybody(OzModel.Collection.ID)
    }

    /// A person with the server's own text, where they were read one by one.
    struct Entry: Equatable, Sendable {
        let person: Person
        let json: String?
    }

    /// Who is in a collection, as far as it was read.
    struct Members: Equatable, Sendable {
        let persons: [Person]
        /// nil where the server does not count.
        let total: Int?
    }

    private struct Contents {
        var entries: [PersonKey: Entry] = [:]
        var members: [OzModel.Collection.ID: Members] = [:]
        var refusals: [Wish: String] = [:]
        var wanted: [Wish] = []
        var asked: Set<Wish> = []
        var reading: Set<Wish> = []
        var stamp = 0

        mutating func end(_ wish: Wish) {
            reading.remove(wish)
            refusals[wish] = nil
        }
    }

    /// The most persons that are remembered at a time.
    private static let capacity = 5_000

    private let contents = Mutex(Contents())

    public init() {}

    /// Grows with whatever changes.
    var stamp: Int { contents.withLock { $0.stamp } }

    func entry(_ key: PersonKey) -> Entry? { contents.withLock { $0.entries[key] } }
    func members(of collection: OzModel.Collection.ID) -> Members? { contents.withLock { $0.members[collection] } }

    /// Why something could not be read, as a sentence.
    func refusal(_ wish: Wish) -> String? { contents.withLock { $0.refusals[wish] } }

    /// A frame would like to know it, and nobody has been asked yet.
    func want(_ wish: Wish) {
        contents.withLock { contents in
            if !contents.asked.contains(wish), !contents.wanted.contains(wish) { contents.wanted.append(wish) }
        }
    }

    /// What is to be asked for now; each is given out once.
    public func takeWishes() -> [Wish] {
        contents.withLock { contents in
            guard !contents.wanted.isEmpty else { return [] }
            let fresh = contents.wanted.filter { contents.asked.insert($0).inserted }
            contents.wanted = []
            return fresh
        }
    }

    /// Whether to ask for it now: false while somebody does.
    public func begin(_ wish: Wish) -> Bool { contents.withLock { $0.reading.insert(wish).inserted } }

    /// The server's answer about one person.
    public func put(_ person: Person, json: String, as key: PersonKey) {
        change { contents in
            contents.entries[key] = Entry(person: person, json: json)
            contents.end(.person(key))
        }
    }

    /// The server's answer about a collection.
    public func put(_ persons: [Person], total: Int?, of collection: OzModel.Collection.ID) {
        change { contents in
            contents.members[collection] = Members(persons: persons, total: total)
            contents.end(.everybody(collection))
            for person in persons {
                let key = PersonKey(person.id, of: collection)
                contents.entries[key] = Entry(person: person, json: contents.entries[key]?.json)
            }
        }
    }

    /// There is no answer, or none that helps; what was known before is no longer true where it is gone.
    public func refuse(_ wish: Wish, _ sentence: String, isGone: Bool = false) {
        change { contents in
            contents.end(wish)
            contents.refusals[wish] = sentence
            guard isGone else { return }
            switch wish {
            case .person(let key): contents.entries[key] = nil
            case .everybody(let collection): contents.members[collection] = nil
            }
        }
    }

    /// What could not be had may be had now.
    public func forgetRefusals() {
        change { contents in
            for wish in contents.refusals.keys { contents.asked.remove(wish) }
            contents.refusals = [:]
        }
    }

    /// Somebody else is logged in, and may not know whom this one knew.
    public func clear() {
        change { contents in
            let stamp = contents.stamp
            contents = Contents()
            contents.stamp = stamp
        }
    }

    private func change(_ change: (inout Contents) -> Void) {
        contents.withLock { contents in
            if contents.entries.count > Self.capacity {
                contents.entries = [:]
                contents.members = [:]
                contents.asked = []
            }
            change(&contents)
            contents.stamp += 1
        }
    }
}
