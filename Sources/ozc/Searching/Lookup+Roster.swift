import ConsoleUI
import OzModel
import Remote

extension Lookup {
    /// Asks the server for the persons that a card would like to name; one page of a collection does.
    ///
    /// - Returns: whether more is known than before; a card without names is a card too.
    func fill(_ roster: Roster) async -> Bool {
        let wishes = roster.takeWishes()
        guard !wishes.isEmpty, let api = try? api() else { return false }
        for wish in wishes {
            do throws(RemoteError) {
                switch wish {
                case .person(let key):
                    let text = try await api.send(Endpoints.person(key.person, of: key.collection))
                    roster.put(try text.person(), json: text.text, as: key)
                case .everybody(let collection):
                    let (persons, total) = try await api.send(Endpoints.persons(of: collection)).persons()
                    roster.put(persons, total: total, of: collection)
                }
            } catch {
                roster.refuse(wish, error.sentence)
            }
        }
        return true
    }
}
