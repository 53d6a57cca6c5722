/// Accounts, companies and log-ins as the API shows them.
extension Database {
    func view(_ company: Company) -> JSON {
        [
            "time_created": company.created.json, "time_updated": company.updated.json,
            "company_id": company.id.json, "name": .string(company.name), "meta_data": company.metaData,
        ]
    }

    func view(_ user: User) -> JSON {
        [
            "time_created": user.created.json, "time_updated": user.updated.json,
            "user_id": user.id.json, "user_type": .string(user.role.rawValue),
            "first_name": .string(user.firstName), "middle_name": .optional(user.middleName),
            "last_name": .string(user.lastName), "email": .string(user.email),
            "company_id": .optional(user.company.map { companies[$0].id }),
            "is_admin": .bool(user.role == .admin || user.role == .clientAdmin),
            "is_service": .bool(user.role == .clientService), "is_active": true,
            "can_start_analysis_biometry": .bool(!user.barred.contains(.biometry)),
            "can_start_analysis_quality": .bool(!user.barred.contains(.quality)),
            "can_start_analysis_collection": .bool(!user.barred.contains(.collection)),
            "can_start_analysis_documents": .bool(!user.barred.contains(.documents)),
            "meta_data": user.metaData,
        ]
    }

    func view(_ session: Session) -> JSON {
        // The access token is the fourth key: Oz's own shell script counts words to find it.
        [
            "time_created": session.created.json, "time_updated": session.created.json,
            "session_id": session.id.json, "access_token": .string(session.accessToken),
            "expire_token": .string(session.expireToken), "expire_date": session.expires.json,
            "user_id": users[session.user].id.json, "user": view(users[session.user]),
        ]
    }
}
