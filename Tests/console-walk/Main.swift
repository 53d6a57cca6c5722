import Foundation
import OzModel
import Store

/// Presses thousands of random keys and compares each screen with what plain values say should be on it.
///
/// `OZC_WALK_ORDERS` (2,000) orders are made in memory, or `OZC_WALK_MIRROR` names the file of a mirror that this build
/// has made; `OZC_WALK_KEYS` (1,000) keys and queries follow from `OZC_WALK_SEED` (1). Prints what each kind of key cost
/// from the key to its frame; ends with 1 at the first screen that is wrong.
@main
struct Main {
    static func main() throws {
        let environment = ProcessInfo.processInfo.environment
        func number(_ name: String, _ usual: Int) -> Int { environment[name].flatMap(Int.init) ?? usual }
        let (mirror, book): (Mirror, Book)
        if let path = environment["OZC_WALK_MIRROR"] {
            mirror = try Mirror(path: path)
            guard case .opened = mirror.opening else { throw Book.Mismatch("\(path) is no mirror of this build") }
            book = try Book(reading: mirror.reader)
        } else {
            mirror = try Mirror.inMemory()
            book = try Book(try World(orders: number("OZC_WALK_ORDERS", 2000), into: mirror), in: mirror)
        }
        let seed = number("OZC_WALK_SEED", 1)
        let orders = book.rows[.orders]?.count ?? 0
        print("\(orders) orders, \(book.rows[.analyses]?.count ?? 0) analyses, seed \(seed)")
        let walker = try Walker(mirror, book, seed: UInt64(seed))
        let fault = try walker.walk(number("OZC_WALK_KEYS", 1000))
        print(walker.figures.table)
        guard let fault else { return }
        print("seed \(seed), \(fault)")
        exit(1)
    }
}
