import OzModel
import Store

/// The rows that a filtered list on screen would like to show.
public struct SiftWish: Equatable, Sendable {
    /// What makes two filtered lists one: what it answered before is shown until it is answered anew.
    struct Key: Hashable {
        let lane: Lane
        let scope: ListQuery.Scope?
        let sort: Sort
        let filter: ListFilter
    }

    let key: Key
    /// What the mirror is asked.
    let query: ListQuery
    /// The mirror's revision that the answer shall be of.
    let revision: Int
    /// Moments for the figures of a queue; nil where there are none.
    let moments: [Double]?
}
