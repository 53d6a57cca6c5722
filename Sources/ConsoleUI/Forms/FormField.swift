import Canvas
import OzModel

/// What is asked for and by which name it is answered.
public struct FormField: Equatable, Sendable {
    public let name: String
    public let label: String
    /// One sentence, shown while the cursor is in the field.
    public let help: String
    public let isNeeded: Bool
    public var control: FormControl

    public init(_ name: String, _ label: String, _ control: FormControl, help: String = "", isNeeded: Bool = true) {
        self.name = name
        self.label = label
        self.help = help
        self.isNeeded = isNeeded
        self.control = control
    }

    /// A line of text.
    public static func line(
        _ name: String, _ label: String, _ text: String = "", hint: String = "", help: String = "",
        isNeeded: Bool = true
    ) -> FormField {
        FormField(name, label, .line(FormLine(text, hint: hint)), help: help, isNeeded: isNeeded)
    }

    /// A line that is shown as dots, and kept in no draft.
    public static func secret(_ name: String, _ label: String, help: String = "") -> FormField {
        FormField(name, label, .line(FormLine("", isSecret: true)), help: help)
    }

    /// What was filled in: the text, or the value of the option chosen.
    public var value: String {
        switch control {
        case .line(let line): line.line.text
        case .lines(let lines): lines.text
        case .choice(let choice): choice.value ?? ""
        case .checks(let checks): checks.options.map(\.value).filter(checks.ticked.contains).joined(separator: ",")
        case .files(let files): files.chosen.map(\.path).joined(separator: "\n")
        }
    }

    /// Whether nothing was filled in where something is needed.
    var isMissing: Bool { isNeeded && value.isEmpty }

    /// Whether its text may be shown and kept.
    var isSecret: Bool { if case .line(let line) = control { line.isSecret } else { false } }
}

extension FormField: CustomReflectable, CustomStringConvertible {
    public var description: String { "\(name): \(isSecret ? "•••" : value)" }
    /// Keeps a typed password out of every dump of the state.
    public var customMirror: Swift.Mirror {
        Swift.Mirror(self, children: ["name": name, "text": isSecret ? "•••" : value])
    }
}
