/// What a decision made of an analysis: as it stood before, and after.
struct DecisionTrace: Sendable {
    let before: Analysis
    let after: Analysis

    var json: JSON {
        [
            "analyse_id": after.id.json,
            "before": [
                "resolution_status": before.resolution.json,
                "resolution_operator": before.operatorResolution?.json ?? .null, "time_updated": before.updated.json,
            ],
            "after": [
                "resolution_status": after.resolution.json,
                "resolution_operator": after.operatorResolution?.json ?? .null,
                "resolution_comment": .optional(after.comment), "time_updated": after.updated.json,
            ],
        ]
    }
}
