import OzModel

/// What may be started, and what the forms that start it have to know.
public struct AnalysisOffer: Equatable, Sendable {
    /// What this account may not start.
    public var barred: Set<AnalysisType>
    /// Collections to look for faces in.
    public var collections: [FormOption]
    /// What can be checked on the order's media; of files that are still chosen, those tell.
    public var possible: [AnalysisType]
    /// The key of the metadata that tells one person from others; nil where the configuration names none.
    public var personKey: String?

    public init(
        barred: Set<AnalysisType> = [], collections: [FormOption] = [], possible: [AnalysisType] = [],
        personKey: String? = nil
    ) {
        self.barred = barred
        self.collections = collections
        self.possible = possible
        self.personKey = personKey
    }

    /// The words for what this account may not start; nil where it may start everything.
    var refusal: String? {
        let words = AnalysisType.known.filter(barred.contains).map(\.words)
        return words.isEmpty ? nil : "This account may not start \(words.joined(separator: ", "))."
    }
}

/// Analyses that are run on an order that is there.
enum AnalysesForm: FormSheet {
    static func make(on order: Known<Order>, _ offer: AnalysisOffer) -> Form {
        Form(
            .analyses(on: order, offer), title: "Run analyses on order \(order.label)",
            note: "They look at all media of the order that fit them; the order then shows their verdict.", verb: "run",
            fields: [field(offer)])
    }

    static func field(_ offer: AnalysisOffer) -> FormField {
        FormField(
            "analyses", "Analyses", .checks(FormChecks([], ticked: [])),
            help: (["Space ticks, the first letter too.", offer.refusal].compactMap(\.self)).joined(separator: " "),
            isNeeded: false)
    }

    static func arrange(_ form: inout Form) {
        guard case .analyses(_, let offer) = form.purpose else { return }
        arrange(&form, offer, possible: offer.possible)
    }

    /// Offers what can be checked, all of it ticked at first, and the parameters of what is ticked.
    static func arrange(_ form: inout Form, _ offer: AnalysisOffer, possible: [AnalysisType]) {
        guard case .checks(let checks)? = form["analyses"]?.control else { return }
        let types = possible.filter { type in
            !offer.barred.contains(type) && (type != .collection || !offer.collections.isEmpty)
        }
        let new = checks.offering(types.map { FormOption($0.wire, $0.words) })
        form["analyses"]?.control = .checks(new)
        let ticked = types.filter { new.ticked.contains($0.wire) }
        form.put(ticked.flatMap { parameters($0, offer) }, named: "param:", after: "analyses")
    }

    private static func parameters(_ type: AnalysisType, _ offer: AnalysisOffer) -> [FormField] {
        var fields: [FormField] = []
        if type == .collection {
            let only = offer.collections.count == 1 ? offer.collections.first?.value : nil
            fields.append(
                FormField(
                    "param:collection_id", "Collection", .choice(FormChoice(offer.collections, value: only)),
                    help: "Faces are looked for in it. Type a part of its alias."))
        }
        guard let usual = AnalysisWish.usualThreshold(of: type) else { return fields }
        let two = type == .biometry ? " Two, like 0.75..0.85, leave what is between them to an operator." : ""
        fields.append(
            .line(
                "param:\(type.wire)", "\(type.words.prefix(1).uppercased() + type.words.dropFirst()) from",
                hint: "\(usual), or what the server is set to",
                help: "A threshold from 0 to 1, only where it is to be another than the server's.\(two)",
                isNeeded: false))
        return fields
    }

    /// What is ticked, with its parameters.
    static func wishes(_ form: Form) throws(Form.Mistake) -> [AnalysisWish] {
        var wishes: [AnalysisWish] = []
        for type in AnalysisType.known where form.ticked("analyses").contains(type.wire) {
            var wish = AnalysisWish(type)
            let threshold = form.word("param:\(type.wire)")
            if !threshold.isEmpty {
                do {
                    wish.params = try AnalysisWish.threshold(threshold, of: type)
                } catch {
                    throw Form.Mistake(error.sentence, field: "param:\(type.wire)")
                }
            }
            let collection = form.text("param:collection_id")
            if type == .collection, !collection.isEmpty {
                let search = AnalysisWish.search(in: OzModel.Collection.ID(collection))
                wish.params.merge(search.params) { _, new in new }
            }
            wishes.append(wish)
        }
        return wishes
    }

    static func change(_ form: Form) throws(Form.Mistake) -> Change {
        guard case .analyses(let order, _) = form.purpose else { throw Form.Mistake("this form is of no order") }
        return .runAnalyses(on: order, try wishes(form))
    }
}
