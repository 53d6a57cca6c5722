import OzModel
import Query

extension FolderQuery {
    /// Asks for less, as far as the API can say what a query means.
    ///
    /// Whatever it says lets at least those through that the query means, so that holding the answer against the whole
    /// query again is always right. `X.exclude` is not used: it leaves out what has no X, which a query's `-` keeps.
    ///
    /// - Returns: the clauses that the API cannot say, or not in full.
    public mutating func narrow(by clauses: [Clause]) -> [Clause] {
        clauses.filter { !narrow(by: $0) }
    }

    private mutating func narrow(by clause: Clause) -> Bool {
        guard !clause.isNegated else { return false }
        switch clause.subject {
        case .anywhere: return false
        case .meta(let path): return narrow(path, clause)
        case .key("status"): return systemResolution.narrow(to: clause.words)
        case .key("state"): return resolutionStatus.narrow(to: clause.words)
        case .key("created"): return timeCreated.narrow(by: clause)
        case .key("updated"): return timeUpdated.narrow(by: clause)
        case .key("id"):
            guard folderIDs.isEmpty, let ids = clause.wholeTexts else { return false }
            folderIDs = ids
            return true
        case .key: return false
        }
    }

    private mutating func narrow(_ path: String, _ clause: Clause) -> Bool {
        guard clause.tests.count == 1 else { return false }
        let conditions: [MetaCondition?]
        switch clause.tests[0] {
        case .text(let text, .whole, _): conditions = [MetaCondition(path, .equal, text)]
        case .within(let bounds):
            conditions =
                (bounds.from.map { [MetaCondition(path, bounds.isAfter ? .greater : .atLeast, "\($0)")] } ?? [])
                + (bounds.to.map { [MetaCondition(path, bounds.isBefore ? .less : .atMost, "\($0)")] } ?? [])
        case .text, .word, .flag, .present: return false
        }
        guard !conditions.contains(nil) else { return false }
        metaData += conditions.compactMap(\.self)
        return true
    }
}

extension AnalysisQuery {
    /// Asks for less, as far as the API can say what a query means; see `FolderQuery`.
    ///
    /// - Returns: the clauses that the API cannot say, or not in full.
    public mutating func narrow(by clauses: [Clause]) -> [Clause] {
        clauses.filter { !narrow(by: $0) }
    }

    private mutating func narrow(by clause: Clause) -> Bool {
        guard !clause.isNegated else { return false }
        switch clause.subject {
        case .key("status"): return resolutionStatus.narrow(to: clause.words)
        case .key("state"): return state.narrow(to: clause.words)
        case .key("type"): return type.narrow(to: clause.words)
        case .key("created"): return timeCreated.narrow(by: clause)
        case .key("updated"): return timeUpdated.narrow(by: clause)
        case .key, .meta, .anywhere: return false
        }
    }
}

extension Clause {
    /// All of its values, if all are words of the API that it can be asked for.
    fileprivate var words: [String]? {
        let words = tests.compactMap { if case .word(let word) = $0, !word.contains(",") { word } else { nil } }
        return words.count == tests.count ? words : nil
    }

    /// All of its values, if all are texts that are meant whole.
    fileprivate var wholeTexts: [String]? {
        let texts = tests.compactMap {
            if case .text(let text, .whole, _) = $0, !text.isEmpty, !text.contains(",") { text } else { nil }
        }
        return texts.count == tests.count ? texts : nil
    }
}

extension Choice {
    fileprivate mutating func narrow(to words: [String]?) -> Bool {
        guard let words, only.isEmpty else { return false }
        only = words
        return true
    }
}

extension TimeSpan {
    /// The ends of the API's spans belong to them: an end that is out lets one moment too many through.
    fileprivate mutating func narrow(by clause: Clause) -> Bool {
        guard clause.tests.count == 1, case .within(let bounds) = clause.tests[0] else { return false }
        if let from = bounds.from { min = Swift.max(min ?? from, from) }
        if let to = bounds.to { max = Swift.min(max ?? to, to) }
        return !bounds.isAfter && !bounds.isBefore
    }
}
