import OzModel
import Query
import Remote
import Testing

/// What of a query the server is asked, and what is left for this side.
@Suite struct QueryTests {
    private static let clock = Clock(now: 1_795_348_800, zone: .utc)

    @Test(
        arguments: [
            ("status:declined,failed", ["system_resolution=DECLINED,FAILED"], 0),
            ("state:processing", ["resolution_status=PROCESSING"], 0), ("-status:declined", [], 1),
            ("status:\"A,B\"", [], 1), ("status:success status:declined", ["system_resolution=SUCCESS"], 1),
            ("created:>7d", ["time_created.min=1794744000"], 0),
            ("created:today", ["time_created.min=1795305600", "time_created.max=1795392000"], 1),
            ("created:>7d created:>1d", ["time_created.min=1795262400"], 0),
            ("updated:2d..1d", ["time_updated.min=1795176000", "time_updated.max=1795262400"], 0),
            ("created:today,yesterday", [], 1), ("id=f-1,f-2", ["folder_id=f-1,f-2"], 0), ("id:f-1", [], 1),
            ("meta.transaction_id:tr-1", ["meta_data=transaction_id==tr-1"], 0),
            ("meta.a.b:x meta.age>=18", ["meta_data=a.b==x,age>=18.0"], 0), ("meta.a:x,y", [], 1),
            ("meta.a:\"x,y\"", [], 1),
            ("meta.a:x*", [], 1), ("-meta.a:x", [], 1), ("words", [], 1), ("type:quality score>=0.5", [], 2),
            ("company:Acme user:jane tag:x", [], 3),
        ] as [(String, [String], Int)])
    func ordersAreAskedForByWhatTheAPICanSay(_ text: String, _ items: [String], _ left: Int) throws {
        var query = FolderQuery()
        let plain = Endpoints.folders(query).query
        let rest = query.narrow(by: try Criteria(text, of: .orders).clauses(Self.clock))
        let asked = Endpoints.folders(query).query.filter { !plain.contains($0) }
        #expect(asked.map { "\($0.name)=\($0.value)" } == items)
        #expect(rest.count == left)
    }

    @Test(
        arguments: [
            ("status:operator_required type:biometry", ["type=BIOMETRY", "resolution_status=OPERATOR_REQUIRED"], 0),
            ("state:failed score>0.5", ["state=FAILED"], 1), ("created:>7d", ["time_created.min=1794744000"], 0),
            ("meta.a:x", [], 1), ("order=f-1", [], 1),
        ] as [(String, [String], Int)])
    func analysesLikewise(_ text: String, _ items: [String], _ left: Int) throws {
        var query = AnalysisQuery()
        let plain = Endpoints.analyses(query).query
        let rest = query.narrow(by: try Criteria(text, of: .analyses).clauses(Self.clock))
        let asked = Endpoints.analyses(query).query.filter { !plain.contains($0) }
        #expect(asked.map { "\($0.name)=\($0.value)" } == items)
        #expect(rest.count == left)
    }
}
