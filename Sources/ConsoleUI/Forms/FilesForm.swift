import OzModel

/// Files that are added to something, and what each of them shows.
enum FilesForm: FormSheet {
    static func media(of order: Known<Order>) -> Form {
        Form(
            .media(of: order), title: "Add media to order \(order.label)",
            note: "Analyses that have ended stay as they are: R runs them again.", verb: "add",
            fields: [field("Files")])
    }

    static func photos(of person: Known<Person>, in collection: OzModel.Collection.ID) -> Form {
        Form(
            .photos(of: person, in: collection), title: "Add photos of \(person.label)",
            note: "Whoever looks like one of these photos is found from now on.", verb: "add",
            fields: [field("Photos")])
    }

    /// A photo of whom to look for.
    static func search(in collection: Known<OzModel.Collection>) -> Form {
        Form(
            .search(in: collection), title: "Search a face in \(collection.label)",
            note: "An order of this photo is made: it opens, shows the hits, and stays until somebody deletes it.",
            verb: "search", fields: [field("Photo")])
    }

    static func field(_ label: String, isNeeded: Bool = true) -> FormField {
        FormField(
            "files", label, .files(FormFiles()),
            help: "Type or paste a path, or walk with the arrows; enter takes a file, or puts it back. "
                + "Taken are \(NewFile.endings.joined(separator: " ")).", isNeeded: isNeeded)
    }

    /// The name of the field that says what a file shows.
    static func name(of file: NewFile) -> String { "file:\(file.path)" }

    /// One field for each file, to say what it shows.
    static func arrange(_ form: inout Form) {
        guard let files = form.files else { return }
        form.put(files.chosen.map(field), named: "file:", after: "files")
    }

    private static func field(_ file: NewFile) -> FormField {
        let options = Tagging.all(of: file.kind).map { FormOption($0.tags.joined(separator: ","), $0.words) }
        let hints = file.kind == .image ? "\(CaptureHints.photo) \(CaptureHints.document)" : CaptureHints.video
        return FormField(
            name(of: file), file.name, .choice(FormChoice(options, value: file.tags.joined(separator: ","))),
            help: "What it shows. \(CaptureHints.tags) ^x puts the file back. \(hints)")
    }

    /// The files with what was said of each.
    static func chosen(_ form: Form) -> [NewFile] {
        (form.files?.chosen ?? []).map { file in
            var file = file
            let tags = form.text(name(of: file)).split(separator: ",").map(String.init)
            if !tags.isEmpty { file.tags = tags }
            return file
        }
    }

    static func change(_ form: Form) throws(Form.Mistake) -> Change {
        switch form.purpose {
        case .media(let order): .addMedia(to: order, chosen(form))
        case .search(let collection):
            .createOrder(NewOrder(files: chosen(form), analyses: [.search(in: collection.id)]))
        case .photos(let person, let collection): .addPhotos(of: person, in: collection, chosen(form))
        default: throw Form.Mistake("this form is of no files")
        }
    }
}
