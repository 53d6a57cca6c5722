import Canvas
import OzModel
import Store

/// The server's own reports of an order.
let reportCommands: [Command] = [
    Command(
        "reports", keys: ["B"], help: "reports", names: ["reports"], refusal: Reports.refusal, action: Reports.ask)
]

/// What there is of reports, and what may be done with them.
enum Reports {
    @Sendable static func refusal(_ context: Context) -> String? {
        let state = context.state
        if let refusal = Refusals.needsNetwork(context) { return refusal }
        if state.identity.owner == nil { return "nobody is logged in: :login brings the log-in" }
        let orders = Exporting.orders(context)
        guard orders.count < 2 else { return "reports are of one order: clear the marks first" }
        guard let order = order(context) else { return "select an order first" }
        return Rights.refusal(.read, .report, of: order, state)
    }

    /// The mirror keeps no reports: the server is asked, and answers with a menu.
    @Sendable static func ask(_ context: Context) -> Action? {
        order(context).map { .reports(.want(.list($0))) }
    }

    private static func order(_ context: Context) -> Known<Order>? {
        guard let id = Exporting.orders(context).first else { return nil }
        return Opening.known(order: id, context)
    }

    // MARK: Menus

    /// The reports, newest first, then what new ones can be made from.
    static func menu(_ shelf: ReportShelf, _ state: State) -> Menu {
        let order = shelf.order
        let reports = shelf.reports.sorted { ($0.created ?? 0) > ($1.created ?? 0) }.map { report in
            Menu.Item(
                label: name(report, state), note: note(report, now: state.now),
                action: .ask(.menu(menu(report, order, state))))
        }
        let title = reports.isEmpty ? "No reports of \(order.label) yet" : "Reports of \(order.label)"
        return Menu(title: title, items: reports + new(shelf, state))
    }

    private static func refusal(_ deed: Deed, _ order: Known<Order>, _ state: State) -> String? {
        Rights.refusal(toSend: state) ?? Rights.refusal(deed, .report, of: order, state)
    }

    private static func new(_ shelf: ReportShelf, _ state: State) -> [Menu.Item] {
        if let refusal = refusal(.create, shelf.order, state) {
            return [Menu.Item(label: "new report", note: "not for you: enter says why", action: .refuse(refusal))]
        }
        func item(_ label: String, _ note: String, _ template: Known<ReportTemplate>?) -> Menu.Item {
            let change = ReportChange.make(of: shelf.order, from: template, name: nil)
            return Menu.Item(label: label, note: note, action: .reports(.want(.change(change))))
        }
        return [item("new report", "as the server makes it", nil)]
            + shelf.templates.map { template in
                let whose = template.companyID == nil ? "everybody's template" : "template"
                return item("new from \(fit(template.name ?? template.id.short))", whose, Known(template))
            } + upkeep(shelf.templates, state)
    }

    /// Making and deleting templates, for those who may.
    private static func upkeep(_ templates: [ReportTemplate], _ state: State) -> [Menu.Item] {
        let author = state.identity.author
        let may = [Deed.create, .delete].contains { deed in
            author.role.flatMap { Permission.reach(of: $0, deed, .reportTemplate) } != nil
        }
        guard !state.identity.isReadOnly, may else { return [] }
        let new = Menu.Item(label: "new template", action: .ask(.form(TemplateForm.new)))
        let gone = templates.map { template in
            let change = Change.report(.deleteTemplate(Known(template), isCommon: template.companyID == nil))
            let refusal = change.refusal(to: author)
            let question = Action.ask(.form(DeleteForm.ask(change, radius: ["Reports that were made from it stay."])))
            return Menu.Item(
                label: "delete \(fit(template.name ?? template.id.short))",
                note: refusal == nil ? "asks first" : "not for you: enter says why",
                action: refusal.map { .refuse($0) } ?? question)
        }
        let menu = Menu(title: "Report templates", items: [new] + gone)
        return [Menu.Item(label: "templates", note: "make and delete", action: .ask(.menu(menu)))]
    }

    private static func menu(_ report: Report, _ order: Known<Order>, _ state: State) -> Menu {
        let save =
            report.url == nil
            ? Menu.Item(
                label: "save", note: "not ready yet",
                action: .refuse("the server has not finished this report yet: ask again in a while"))
            : Menu.Item(label: "save", note: "to the downloads", action: .reports(.want(.save(report, of: order))))
        return Menu(
            title: "\(name(report, state)), \(note(report, now: state.now))",
            items: [save, deletion(report, order, state)])
    }

    private static func deletion(_ report: Report, _ order: Known<Order>, _ state: State) -> Menu.Item {
        if let refusal = refusal(.delete, order, state) {
            return Menu.Item(label: "delete", note: "not for you: enter says why", action: .refuse(refusal))
        }
        let change = ReportChange.delete(Known(report), of: order)
        let question = "Delete \(name(report, state)) of order \(order.label)? This cannot be undone."
        let confirm = Confirm(question: question, verb: "delete", action: .reports(.want(.change(change))))
        return Menu.Item(label: "delete", note: "asks first", action: .ask(.confirm(confirm)))
    }

    // MARK: Words

    /// People name reports after people.
    private static func name(_ report: Report, _ state: State) -> String {
        state.isMasked ? "report \(report.id.short)" : fit(report.name ?? "report \(report.id.short)")
    }

    private static func note(_ report: Report, now: Double) -> String {
        let time = report.created.map { Moment.short($0, now: now) } ?? "of an unknown time"
        return report.url == nil ? "\(time), being made" : time
    }

    private static func fit(_ text: String) -> String {
        TextWidth.fit(Sanitizer.clean(text), width: 36, align: .left).trimmed
    }
}
