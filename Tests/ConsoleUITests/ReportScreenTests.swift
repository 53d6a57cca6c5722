import Canvas
import OzModel
import Testing

@testable import ConsoleUI

/// What `B` asks for, the menu that the server's answer becomes, and who may do what of it.
struct ReportScreenTests {
    private static let order = Known<Order>(Order.ID(SampleMirror.id(0xF0, 0)), "tr-1")
    private static let report = Report(
        id: Report.ID("000000e0-0000-4000-8000-000000000001"), orderID: order.id, name: "For court",
        created: SampleMirror.now - 3600, url: "https://oz.example.test/static/reports/1.pdf")

    private static func shelf(_ order: Known<Order>, _ reports: [Report]) -> ReportShelf {
        let template = ReportTemplate(
            id: ReportTemplate.ID("t1"), name: "Court \u{1B}[31mfile", companyID: Company.ID("c"))
        return ReportShelf(
            order: order, reports: reports,
            templates: [template, ReportTemplate(id: ReportTemplate.ID("t2"), name: "Short")])
    }

    /// A console that has asked for the reports of its first order; the server has these.
    private func stage(
        _ size: Size = Size(columns: 80, rows: 24), role: UserRole = .clientAdmin, keys: String = "<enter> B",
        reports: [Report] = [report]
    ) throws -> Stage {
        let stage = try Stage(size: size, role: role)
        try stage.press(keys)
        guard
            case .reports(.list(let order))? = stage.effects.last(where: {
                if case .reports = $0 { true } else { false }
            })
        else {
            Issue.record("nothing was asked: \(stage.text)")
            return stage
        }
        try stage.receive(.reports(.listed(Self.shelf(order, reports))))
        return stage
    }

    private func wishes(_ stage: Stage) -> [ReportWish] {
        stage.effects.compactMap { if case .reports(let wish) = $0 { wish } else { nil } }
    }

    @Test(arguments: Scene.wide.map { [$0.columns, $0.rows] }) func theMenuLooksAsRecorded(_ size: [Int]) throws {
        var unready = Self.report
        unready.url = nil
        unready.created = SampleMirror.now - 60
        unready.name = nil
        let stage = try stage(Size(columns: size[0], rows: size[1]), reports: [Self.report, unready])
        let name = size[0] == 80 ? "" : "-\(size[0])x\(size[1])"
        try expectGolden("reports-menu\(name)", stage.screen)
        try stage.press("j <enter>")
        try expectGolden("report-menu\(name)", stage.screen)
    }

    @Test func templatesAreMadeAndDeletedByKeys() throws {
        let stage = try stage(role: .admin)
        try stage.press("G <enter>")
        try expectGolden("report-templates-menu", stage.screen)
        try stage.press("<enter> C o u r t <tab> b <enter> c ^s")
        let new = NewTemplate(name: "Court", text: "b\nc")
        #expect(stage.changes == [.report(.makeTemplate(new))])
        try stage.receive(.changed(stage.changes[0], .done(.reportTemplate, id: "t9")))
        #expect(stage.form == nil && stage.text.contains("Done: create report template Court"))

        let other = try self.stage(role: .admin)
        try other.press("G <enter> j <enter> t 1 <enter>")
        guard case .report(.deleteTemplate(let template, _))? = other.changes.last else { return #expect(Bool(false)) }
        #expect(template.id == ReportTemplate.ID("t1"))
    }

    @Test func whoMayNotKeepTemplatesIsNotOfferedIt() throws {
        #expect(try !stage(role: .operator).text.contains("templates  "))
    }

    @Test func aReportIsSavedByItsMenu() throws {
        let stage = try stage()
        try stage.press("<enter> <enter>")
        guard case .save(let report, _)? = wishes(stage).last else {
            Issue.record("\(wishes(stage))")
            return
        }
        #expect(report == Self.report)
    }

    @Test func nothingIsDeletedByOneKey() throws {
        let stage = try stage()
        try stage.press("<enter> j <enter>")
        try expectGolden("report-delete", stage.screen)
        #expect(wishes(stage).count == 1)
        try stage.press("<enter>")
        guard case .change(.delete(let report, _))? = wishes(stage).last else {
            Issue.record("\(wishes(stage))")
            return
        }
        #expect(report.id == Self.report.id)
    }

    @Test func oneIsMadeFromATemplate() throws {
        let stage = try stage(reports: [])
        #expect(stage.text.contains("No reports of"))
        try stage.press("j j <enter>")
        guard case .change(.make(_, let template, _))? = wishes(stage).last else {
            Issue.record("\(wishes(stage))")
            return
        }
        #expect(template?.id == ReportTemplate.ID("t2"))
        #expect(stage.text.contains("Sent: make report of order"))
    }

    @Test func aCodeInANameIsShownAsText() throws {
        let stage = try stage()
        #expect(!stage.text.unicodeScalars.contains("\u{1B}") && stage.text.contains("new from Court"))
    }

    @Test func whoMayNotIsToldWhy() throws {
        let client = try stage(role: .client)
        try client.press("<enter> j <enter>")
        #expect(client.text.contains("A CLIENT may not delete reports: that is for ADMIN and CLIENT ADMIN"))
        #expect(wishes(client).count == 1)
        let reader = try Stage(role: .clientAdmin)
        var identity = reader.console.state.identity
        identity.isReadOnly = true
        try reader.receive(.loggedIn(identity, last: nil))
        try reader.press("B")
        let order = try #require(
            wishes(reader).compactMap { if case .list(let order) = $0 { order } else { nil } }.last)
        try reader.receive(.reports(.listed(Self.shelf(order, [Self.report]))))
        try reader.press("j <enter>")
        #expect(reader.text.contains("This console is read-only: nothing is sent"))
        #expect(wishes(reader).count == 1)
    }

    @Test func noMenuComesOverWhatIsDoneMeanwhile() throws {
        for keys in ["<enter> B :", "<enter> B <esc>", "B <enter>", "B 3"] {
            let stage = try Stage()
            try stage.press(keys)
            let before = stage.console.state.overlays
            let order = try #require(
                wishes(stage).compactMap { if case .list(let order) = $0 { order } else { nil } }.last)
            try stage.receive(.reports(.listed(Self.shelf(order, [Self.report]))))
            #expect(stage.console.state.overlays == before, "\(keys)")
        }
    }

    @Test func whatCannotBeAskedIsSaid() throws {
        let stage = try Stage()
        try stage.press("7 B")
        #expect(stage.text.contains("Select an order first"))
        try stage.press("2 <space> <space> B")
        #expect(stage.text.contains("Reports are of one order"))
        try stage.receive(.news(.chosenOffline(last: nil)))
        try stage.press("B")
        #expect(stage.text.contains("the server is not asked"))
        #expect(wishes(stage).isEmpty)
        let failing = try Stage()
        try failing.press("B")
        #expect(failing.text.contains("Asking the server for the reports of"))
        try failing.receive(.reports(.failed("The reports: this server does not know how to.")))
        #expect(failing.text.contains("does not know how to") && !failing.text.contains("Asking the server"))
    }

    @Test func namesAreMaskedWithTheRest() throws {
        let stage = try stage(keys: "m <enter> B")
        #expect(!stage.text.contains("For court") && stage.text.contains("report 000000e0"))
    }
}
