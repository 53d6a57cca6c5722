extension RouteNotes {
    static let service: [(String, RouteNote)] = [
        ("GET /api/version", RouteNote("The version; the official health check", .documented, .one("Version"))),
        ("GET /api/healthcheck", RouteNote("The state of each component", .recalled, .one("Health"))),
        ("GET /static/*", RouteNote("A file of an order", .clients, .file)),
        ("GET /system-static/*", RouteNote("The same file", .clients, .file)),
        (
            "POST /api/authorize/auth",
            RouteNote("Logs in", .documented, .one("Session"), request: .json("Credentials"))
        ),
        (
            "POST /api/authorize/refresh",
            RouteNote("Renews a log-in", .documented, .one("Session"), request: .json("Renewal"))
        ),
        (
            "GET /api/authorize/session_token",
            RouteNote("A token against replay for a data container", .documented, .one("SessionToken"))
        ),
        ("POST /api/authorize/logout", RouteNote("Ends a log-in", .invented, .nothing)),
    ]

    static let accounts: [(String, RouteNote)] =
        accountsAlone + metaData("/api/users/{}", .documented)

    private static let accountsAlone: [(String, RouteNote)] = [
        (
            "GET /api/companies",
            RouteNote(
                "Companies", .documented, .page("Company"),
                query: [.paging, .sorting, .times, .metaData, .text("search_text", "part of the name")])
        ),
        (
            "POST /api/companies",
            RouteNote(
                "Creates a company", .documented, .one("Company"), status: 201, request: .json("CompanyChange"))
        ),
        ("GET /api/companies/{}", RouteNote("A company", .documented, .one("Company"))),
        (
            "PATCH /api/companies/{}",
            RouteNote("Changes a company", .documented, .one("Company"), request: .json("CompanyChange"))
        ),
        ("DELETE /api/companies/{}", RouteNote("Deletes a company", .documented, .nothing)),
        (
            "GET /api/users",
            RouteNote(
                "Accounts", .documented, .page("User"),
                query: [
                    .paging, .sorting, .times, .metaData, .words("user_type", "company_id", "email"),
                    .text("search_text", "part of a name or e-mail"), .text("is_service", "a boolean"),
                ])
        ),
        (
            "POST /api/users",
            RouteNote("Creates an account", .documented, .one("User"), status: 201, request: .json("UserChange"))
        ),
        ("GET /api/users/{}", RouteNote("An account", .documented, .one("User"))),
        (
            "PATCH /api/users/{}",
            RouteNote("Changes an account", .documented, .one("User"), request: .json("UserChange"))
        ),
        ("DELETE /api/users/{}", RouteNote("Deletes an account", .documented, .nothing)),
    ]
}
