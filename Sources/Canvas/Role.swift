/// What a cell means; a theme says how that looks. Raw values are the names in theme files.
public enum Role: String, CaseIterable, Sendable, Hashable {
    case text
    case dim
    case heading
    case title
    case accent
    case rule
    case key
    case hint
    case status
    case statusOnline = "status.online"
    case statusOffline = "status.offline"
    case statusSync = "status.sync"
    case tab
    case tabActive = "tab.active"
    case id
    case number
    case time
    case verdict
    case verdictSuccess = "verdict.success"
    case verdictDeclined = "verdict.declined"
    case verdictOperator = "verdict.operator"
    case verdictProcessing = "verdict.processing"
    case verdictInitial = "verdict.initial"
    case verdictFailed = "verdict.failed"
    case verdictPending = "verdict.pending"
    case verdictOther = "verdict.other"
    case slaFine = "sla.fine"
    case slaLate = "sla.late"
    case slaOver = "sla.over"
    case barFill = "bar.fill"
    case barDanger = "bar.danger"
    case barThreshold = "bar.threshold"
    case barEmpty = "bar.empty"
    case match
    case noticeInfo = "notice.info"
    case noticeWarning = "notice.warning"
    case noticeError = "notice.error"
    case prompt
    case input
    case field
    case error
    case jsonKey = "json.key"
    case jsonString = "json.string"
    case jsonNumber = "json.number"
    case jsonLiteral = "json.literal"

    /// The names to look a style up by, nearest first: `verdict.pending`, `verdict`, `text`.
    public var names: [String] {
        var names = [rawValue]
        if let dot = rawValue.firstIndex(of: ".") { names.append(String(rawValue[..<dot])) }
        if self != .text { names.append(Role.text.rawValue) }
        return names
    }
}
