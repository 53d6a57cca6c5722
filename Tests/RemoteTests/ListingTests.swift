import Remote
import Testing

/// Lists and renamed fields, whichever way a server writes them.
@Suite struct ListingTests {
    @Test(arguments: [
        #"[{"analyse_id": "a"}, {"analysis_id": "b"}]"#,
        #"{"offset": 0, "limit": 2, "total_count": null, "items": [{"analysis_id": "a"}, {"analyse_id": "b"}]}"#,
        #"{"items": [{"analysis_id": "a"}, {"analyse_id": 7, "analysis_id": "x"}, 5, {"analyse_id": "b"}, {}]}"#,
    ])
    func arraysAndEnvelopesAreBothRead(_ text: String) throws {
        let listing = try JSONText(Array(text.utf8)).decoded(as: Listing<AnalysisReceipt>.self)
        #expect(listing.elements.first?.id == "a")
        #expect(listing.elements.last?.id == "b")
        #expect(listing.unreadable == (text.contains("5") ? 2 : 0))
    }

    @Test func theOldNameOfAResolutionCounts() throws {
        let text = #"[{"analyse_id": "a", "resolution": "SOMETHING_NEW", "time_updated": "12.5"}]"#
        let receipt = try JSONText(Array(text.utf8)).analysisReceipt()
        #expect(receipt.resolution == "SOMETHING_NEW")
        #expect(receipt.timeUpdated == 12.5)
    }

    @Test func whatIsNoListSaysSo() {
        #expect(throws: RemoteError.self) {
            try JSONText(Array(#"{"a": 1}"#.utf8)).decoded(as: Listing<AnalysisReceipt>.self)
        }
        #expect(throws: RemoteError.unreadable(what: "it is not valid JSON")) {
            try JSONText(Array(#"{"items": [{"analyse_id": "a"#.utf8)).decoded(as: Listing<AnalysisReceipt>.self)
        }
    }
}
