import OzModel
import Remote
import Store
import Sync
import TestSupport
import Testing

/// Reports are made of orders and deleted, and the audit names the order that each is of.
@Suite(.onLanes) struct ReportSendTests {
    private func order(_ counter: Counter) async throws -> Known<Order> {
        let made = await counter.send(.createOrder(NewOrder(files: [try counter.picture()])))
        return Known(Order.ID(try #require(made.id)), "tr-1", companyID: counter.author.companyID, isOwn: true)
    }

    @Test func aReportIsMadeAndDeletedAndNoted() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2), as: "client-admin")
        let order = try await order(counter)
        let template = try #require(
            await counter.send(
                .report(.makeTemplate(NewTemplate(name: "Court", pictures: [try counter.picture("logo.jpg")])))
            ).id)
        let read = try await counter.api.send(Endpoints.reportTemplate(ReportTemplate.ID(template))).reportTemplate()
        #expect(read.name == "Court" && read.attachments == ["logo"])
        let id = try #require(
            await counter.send(.report(.make(of: order, from: Known(read), name: "For court"))).id)
        let report = try await counter.api.finished(Report.ID(id), of: order.id, within: 5)
        #expect(report.name == "For court" && report.templateID == read.id && report.url != nil)
        #expect(await counter.send(.report(.delete(Known(report), of: order))) == .done(.report, id: id))
        #expect(try await counter.read(Endpoints.report(report.id, of: order.id)) == nil)
        let again = await counter.send(.report(.delete(Known(report), of: order)))
        #expect(again.refusal?.cause == .notFound)
        let audit = try counter.audit().filter { $0.label.contains("For court") }
        #expect(audit.map(\.action) == ["asked", "done", "asked", "done", "asked", "failed"])
        #expect(audit.map(\.object) == ["", id, id, id, id, id])
        #expect(audit.allSatisfy { $0.order == order.id.rawValue })
        #expect(counter.troubles.isEmpty)
    }

    @Test func aTemplateWithoutItsPicturesIsDoneInPart() async throws {
        let counter = try await Counter(try RunningSandbox(orders: 2), as: "client-admin")
        let missing = try #require(NewFile(path: "/nowhere/logo.jpg", tags: []))
        let made = await counter.send(.report(.makeTemplate(NewTemplate(name: "Court", pictures: [missing]))))
        guard case .partly(.reportTemplate, let id, let sentence) = made else {
            Issue.record("\(made)")
            return
        }
        #expect(sentence.contains("the template is there, but it has none of its pictures"))
        let read = try await counter.api.send(Endpoints.reportTemplate(ReportTemplate.ID(id))).reportTemplate()
        #expect(read.attachments.isEmpty)
    }
}
