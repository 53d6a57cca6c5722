import OzModel
import Remote
import Store

/// Finds reports and templates on the server.
struct ReportDesk: Sendable {
    private static let page = 100

    let lookup: Lookup
    let api: OzAPI

    /// - Throws: `Failure` when the server may not be asked, or nobody has logged in.
    init(_ global: GlobalOptions) throws {
        guard !global.offline else {
            throw Failure(.usage, "reports are not cached: leave --offline out")
        }
        lookup = try Lookup(global)
        api = try lookup.api()
    }

    /// For what changes reports, too.
    init(_ desk: ChangeDesk) {
        lookup = desk.lookup
        api = desk.api
    }

    /// Asks the server; once more after a log-in by `password_command`.
    func ask<Answer: Sendable>(_ endpoint: Endpoint<Answer>) async throws -> Answer {
        do {
            return try await api.send(endpoint)
        } catch .logInNeeded(let reason) {
            guard try await lookup.logIn(api) else { throw Leave.logInNeeded(reason) }
            return try await api.send(endpoint)
        }
    }

    func order(_ text: String) throws -> Order.ID { Order.ID(try lookup.resolve(text, of: .orders)) }

    func reports(of order: Order.ID) async throws -> [Report] {
        try await ask(Endpoints.reports(of: order)).reports(of: order)
    }

    /// One by id, or its beginning.
    func report(_ text: String, of order: Order.ID) async throws -> Report {
        let all = try await reports(of: order)
        let id = try Self.pick(text, all.map(\.id.rawValue), "reports")
        guard let report = all.first(where: { $0.id.rawValue == id }) else {
            throw Failure(.notFound, "order \(order.short) has no report \(text)")
        }
        return report
    }

    /// All of them, or as many as are wanted.
    func templates(limit: Int?) async throws -> (templates: [ReportTemplate], total: Int?) {
        var templates: [ReportTemplate] = []
        while true {
            let size = limit.map { min(Self.page, $0 - templates.count) } ?? Self.page
            let page = try await ask(Endpoints.reportTemplates(offset: templates.count, limit: size)).reportTemplates()
            let fresh = page.templates.filter { template in !templates.contains { $0.id == template.id } }
            templates += fresh
            let isAll = fresh.isEmpty || page.total.map { templates.count >= $0 } ?? (page.templates.count != size)
            if isAll || limit.map({ templates.count >= $0 }) ?? false { return (templates, page.total) }
        }
    }

    /// One by id, its beginning, or the whole name.
    func template(_ text: String) async throws -> ReportTemplate {
        let all = try await templates(limit: nil).templates
        let named = all.filter { $0.name?.lowercased() == text.lowercased() }
        let id = named.count == 1 ? named[0].id.rawValue : try Self.pick(text, all.map(\.id.rawValue), "templates")
        guard let template = all.first(where: { $0.id.rawValue == id }) else {
            throw Failure(.notFound, "there is no report template “\(text)”")
        }
        return template
    }

    /// A template by what the command line says of it; nil where it says nothing.
    func template(_ text: String?) async throws -> ReportTemplate? {
        guard let text else { return nil }
        return try await template(text)
    }

    private static func pick(_ text: String, _ ids: [String], _ what: String) throws -> String? {
        if ids.contains(text) { return text }
        guard text.count >= Beginning.least else { return nil }
        return try Beginning.only(of: ids.filter { $0.hasPrefix(text.lowercased()) }, text, among: what)
    }
}
