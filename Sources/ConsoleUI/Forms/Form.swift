import Canvas
import OzModel
import Store

/// A few fields to fill in, one below the other, in the order of the tab key.
public struct Form: Equatable, Sendable {
    /// What is wrong, and with which field if with one.
    public struct Mistake: Error, Equatable, Sendable {
        /// For people, without a full stop.
        public let sentence: String
        /// A field's name.
        public let field: String?

        public init(_ sentence: String, field: String? = nil) {
            self.sentence = sentence
            self.field = field
        }
    }

    /// How far an upload has come.
    public struct Sending: Equatable, Sendable {
        /// Bytes.
        public var sent = 0
        /// Bytes; 0 while nothing was said.
        public var total = 0
        /// Epoch seconds at which it began.
        public let since: Double

        /// Bytes a second; nil while there is nothing to tell it by.
        public func rate(now: Double) -> Double? { now - since >= 1 && sent > 0 ? Double(sent) / (now - since) : nil }
    }

    public let purpose: FormPurpose
    public let title: String
    public let note: String
    /// What sending it does, in one or two words.
    public let verb: String
    public var fields: [FormField]
    public var focus: Int
    public var mistake: Mistake?
    /// Sent and not answered yet.
    public var isWaiting = false
    /// Filled in as it was left some time ago.
    public internal(set) var isDraft = false
    /// Escape was pressed once.
    var isLeaving = false
    /// The fields as nobody had touched them.
    private var opened: [FormField] = []
    public var sending: Sending?

    public init(_ purpose: FormPurpose, title: String, note: String, verb: String, fields: [FormField]) {
        self.purpose = purpose
        self.title = title
        self.note = note
        self.verb = verb
        self.fields = fields
        self.focus = 0
        purpose.sheet?.arrange(&self)
        focus = start
        opened = self.fields
    }

    /// Where whoever fills it in begins: at the top, or at what is missing where the top is filled in.
    var start: Int { fields[0].value.isEmpty ? 0 : fields.firstIndex(where: \.isMissing) ?? 0 }

    /// A field by its name.
    public subscript(name: String) -> FormField? {
        get { fields.first { $0.name == name } }
        set {
            guard let newValue, let index = fields.firstIndex(where: { $0.name == name }) else { return }
            fields[index] = newValue
        }
    }

    /// What was filled into a field; empty when there is no such field.
    public func text(_ name: String) -> String { self[name]?.value ?? "" }

    /// The same without blanks at either end.
    func word(_ name: String) -> String { text(name).trimmed }

    /// What was ticked in a field; empty when there is no such field.
    public func ticked(_ name: String) -> Set<String> {
        if case .checks(let checks)? = self[name]?.control { checks.ticked } else { [] }
    }

    /// The files that were chosen, where there are any to choose.
    public var files: FormFiles? {
        get {
            for field in fields { if case .files(let files) = field.control { return files } }
            return nil
        }
        set {
            guard let newValue else { return }
            for index in fields.indices {
                if case .files = fields[index].control { fields[index].control = .files(newValue) }
            }
        }
    }

    /// The field with the cursor.
    var field: FormField { fields[min(focus, fields.count - 1)] }

    /// Whether the enter key works in the field that has the cursor, instead of sending the form.
    var takesEnter: Bool {
        switch field.control {
        case .lines: true
        case .files(let files): files.takesEnter
        case .line, .choice, .checks: false
        }
    }

    /// Whether leaving it would lose what was filled in: what is different, and in no draft.
    func losesSomething(_ owner: LedgerOwner?) -> Bool {
        let isKept = purpose.draftName(owner) != nil
        return fields.contains { field in
            let before = opened.first { $0.name == field.name }?.value ?? ""
            return field.value != before && !(isKept && !field.isSecret && !field.name.hasPrefix("file"))
        }
    }

    /// As it was before anything was filled in.
    mutating func beginAnew() {
        fields = opened
        purpose.sheet?.arrange(&self)
        focus = start
        (isDraft, mistake) = (false, nil)
    }

    /// Applies a key: what the field cannot use may lead to another one.
    mutating func edit(_ key: Key) {
        guard !isWaiting, !fields.isEmpty else { return }
        if isLeaving { mistake = nil }
        let name = field.name
        if fields[focus].control.edit(key) {
            if mistake?.field == nil || mistake?.field == name { mistake = nil }
            purpose.sheet?.arrange(&self)
        } else {
            switch key {
            case .tab, .down: move(by: 1)
            case .backTab, .up: move(by: -1)
            default: break
            }
        }
    }

    private mutating func move(by step: Int) { focus = (focus + step + fields.count) % fields.count }

    /// Puts the mistake at its field, and the cursor there.
    mutating func point(at mistake: Mistake) {
        let index = mistake.field.flatMap { name in fields.firstIndex { $0.name == name } }
        // Without its field on the form, a mistake is the whole form's.
        self.mistake = Mistake(mistake.sentence, field: index == nil ? nil : mistake.field)
        if let index { focus = index }
    }

    /// Puts other fields in the place of those whose names begin with a word, behind another one; what was filled into
    /// a field of the same name stays.
    mutating func put(_ new: [FormField], named prefix: String, after name: String) {
        let focused = field.name
        let old = fields.filter { $0.name.hasPrefix(prefix) }
        fields.removeAll { $0.name.hasPrefix(prefix) }
        let place = (fields.firstIndex { $0.name == name } ?? fields.count - 1) + 1
        let kept = new.map { field in
            old.first { $0.name == field.name && $0.control.hasKind(of: field.control) } ?? field
        }
        fields.insert(contentsOf: kept, at: place)
        focus = fields.firstIndex { $0.name == focused } ?? max(0, place - 1)
    }
}
