import Foundation

/// What was filled into a form, as it is kept until it is sent: everything but secrets, and but files, which may be
/// others by then.
enum FormDraft {
    static func text(of form: Form) -> String {
        let kept = form.fields.filter { !$0.isSecret && !$0.name.hasPrefix("file") }
        let values = Dictionary(kept.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        // A dictionary of texts has a JSON form; nothing is left that could fail.
        guard let data = try? JSONSerialization.data(withJSONObject: values, options: [.sortedKeys]) else { return "" }
        return String(decoding: data, as: UTF8.self)
    }

    /// The form with what the draft has for its fields; what no longer fits is left out.
    static func fill(_ form: Form, from text: String) -> Form {
        let read = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: String]
        guard let values = read ?? nil else { return form }
        let fresh = Self.text(of: form)
        var form = form
        // Some fields are there only once others are filled in.
        for _ in 0..<2 {
            for index in form.fields.indices { put(values, into: &form.fields[index]) }
            form.purpose.sheet?.arrange(&form)
        }
        form.focus = form.start
        form.isDraft = Self.text(of: form) != fresh
        return form
    }

    private static func put(_ values: [String: String], into field: inout FormField) {
        guard !field.isSecret, let value = values[field.name] else { return }
        switch field.control {
        case .line(let line): field.control = .line(FormLine(value, hint: line.hint))
        case .lines(var lines):
            lines.replace(value)
            field.control = .lines(lines)
        case .choice(let choice):
            field.control = .choice(FormChoice(choice.options, value: value.isEmpty ? nil : value))
        case .checks(let checks):
            // What cannot be ticked yet is ticked as it was when it can.
            guard !checks.options.isEmpty else { return }
            let known = Set(checks.options.map(\.value))
            let ticked = Set(value.split(separator: ",").map(String.init)).intersection(known)
            field.control = .checks(FormChecks(checks.options, ticked: ticked))
        case .files: break
        }
    }
}
