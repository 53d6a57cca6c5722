import OzModel

/// The metadata of an order, as JSON or as lines of key and value.
enum MetaDataForm: FormSheet {
    static func edit(_ order: Known<Order>, _ seen: [String: OzModel.JSONValue]) -> Form {
        let ways = [FormOption("json", "JSON"), FormOption("lines", "key=value")]
        return Form(
            .metaData(of: order, seen: seen), title: "Metadata of order \(order.label)",
            note: "Only what differs is sent, and only if it is still what you see here.", verb: "save",
            fields: [
                field(MetaDataText.json(seen), rows: 12),
                FormField(
                    "way", "Written as", .choice(FormChoice(ways, value: "json")),
                    help: "The arrows change between JSON and lines of key=value."),
            ])
    }

    static func field(_ text: String = "", rows: Int) -> FormField {
        FormField(
            "metadata", "Metadata", .lines(FormLines(text, height: rows)),
            help: "JSON, or lines of key=value and key:=json; dots go into objects. ^o opens your editor.",
            isNeeded: false)
    }

    /// What was written; where it is wrong the cursor goes to the line.
    static func read(_ form: Form) throws(Form.Mistake) -> [String: OzModel.JSONValue] {
        do {
            return try MetaDataText.read(form.text("metadata"))
        } catch {
            let isNamed = error.sentence.contains("line")
            let line = isNamed ? "" : error.line.map { "line \($0 + 1): " } ?? ""
            throw Form.Mistake(line + error.sentence, field: "metadata")
        }
    }

    /// Writes it the other way when another way was chosen, unless what stands there cannot be read.
    static func arrange(_ form: inout Form) {
        guard case .lines(var lines)? = form["metadata"]?.control else { return }
        let isJSON = lines.text.first { !$0.isWhitespace } == "{"
        let wantsJSON = form.text("way") != "lines"
        // Nothing is neither, and whoever types decides with the first letter.
        guard form.field.name == "way", isJSON != wantsJSON else { return }
        do throws(Form.Mistake) {
            let fields = try read(form)
            let isPlain = (try? MetaDataText.read(MetaDataText.lines(fields))) == fields
            guard wantsJSON || isPlain else {
                throw Form.Mistake("only JSON can write this: it stays", field: "metadata")
            }
            lines.replace(wantsJSON ? MetaDataText.json(fields) : MetaDataText.lines(fields))
            form["metadata"]?.control = .lines(lines)
            form.mistake = nil
        } catch {
            form.mistake = Form.Mistake(error.sentence, field: error.field)
            // It says what stands there.
            if case .choice(let choice)? = form["way"]?.control {
                form["way"]?.control = .choice(FormChoice(choice.options, value: isJSON ? "json" : "lines"))
            }
        }
    }

    static func change(_ form: Form) throws(Form.Mistake) -> Change {
        guard case .metaData(let order, let seen) = form.purpose else { throw Form.Mistake("this form is of no order") }
        let fields = try read(form)
        guard fields != seen else { throw Form.Mistake("nothing is to be changed", field: "metadata") }
        return .editMetaData(of: order, .replace(fields, seen: seen))
    }
}
