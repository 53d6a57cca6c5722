/// Orders as the API shows them.
extension Database {
    /// What a request wants shown with an order.
    struct FolderParts {
        var media = false
        var analyses = false
        var user = false
        var company = false

        init(media: Bool, analyses: Bool = false) {
            self.media = media
            self.analyses = analyses
        }

        init(_ query: Query, media: Bool) throws {
            self.media = media
            analyses = try query.flag("with_analyses")
            user = try query.flag("with_user")
            company = try query.flag("with_company")
        }
    }

    func view(_ folder: Folder, _ parts: FolderParts, base: String) -> JSON {
        var members: [JSON.Member] = [
            .init("time_created", folder.created.json), .init("time_updated", folder.updated.json),
            .init("folder_id", folder.id.json), .init("user_id", users[folder.user].id.json),
            .init("company_id", .optional(folder.company.map { companies[$0].id })),
            .init("resolution_endpoint", .optional(folder.callback)),
            .init("resolution_status", folder.status.json), .init("system_resolution", folder.systemResolution.json),
            .init("resolution_comment", .optional(folder.comment)),
            .init("resolution_time", folder.decided?.json ?? .null),
            .init("resolution_author_id", .optional(folder.decider.map { users[$0].id })),
            .init("resolution_state_hash", .string(stateHash(folder))),
            .init("operator_status", folder.operatorStatus?.json ?? .null),
            .init("operator_comment", .optional(folder.operatorComment)),
            .init("is_archive", .bool(folder.isArchived)), .init("is_cleared", .null),
            .init("meta_data", folder.metaData), .init("technical_meta_data", folder.technicalMetaData),
        ]
        if parts.media { members.append(.init("media", .array(folder.media.map { view(media[$0], base: base) }))) }
        if parts.analyses {
            members.append(.init("analyses", .array(folder.analyses.map { view(analyses[$0], base: base) })))
        }
        if parts.user { members.append(.init("user", view(users[folder.user]))) }
        if parts.company { members.append(.init("company", folder.company.map { view(companies[$0]) } ?? .null)) }
        return .object(members)
    }

    /// 32 hexadecimal digits that differ once the order's analyses do.
    private func stateHash(_ folder: Folder) -> String {
        let ids = folder.analyses.map { analyses[$0].id.low ^ UInt64(bitPattern: analyses[$0].updated.microseconds) }
        let low = ids.reduce(0) { SplitMix.mixed($0 ^ $1) }
        let digits = String(low, radix: 16) + String(ids.isEmpty ? 0 : SplitMix.mixed(low), radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }
}
