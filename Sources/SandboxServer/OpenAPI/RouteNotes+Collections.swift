extension RouteNotes {
    private static let persons = "/api/collections/{}/persons"

    static let collections: [(String, RouteNote)] =
        collectionsAlone + metaData("/api/collections/{}", .documented) + metaData("\(persons)/{}", .documented)

    private static let collectionsAlone: [(String, RouteNote)] = [
        ("GET /api/collections", RouteNote("Face collections", .clients, .list("Collection"))),
        (
            "POST /api/collections",
            RouteNote(
                "Creates a collection", .documented, .one("Collection"), status: 201,
                request: .json("CollectionChange"))
        ),
        ("GET /api/collections/{}", RouteNote("A collection", .documented, .one("Collection"))),
        ("DELETE /api/collections/{}", RouteNote("Deletes a collection", .documented, .nothing)),
        (
            "GET \(persons)",
            RouteNote(
                "Persons", .documented, .page("Person"), query: [.paging, .sorting, .times, .metaData])
        ),
        (
            "POST \(persons)",
            RouteNote("Adds a person", .documented, .one("Person"), status: 201, request: .form("PersonPayload"))
        ),
        ("GET \(persons)/{}", RouteNote("A person", .documented, .one("Person"))),
        ("DELETE \(persons)/{}", RouteNote("Deletes a person", .documented, .nothing)),
        ("GET \(persons)/{}/images", RouteNote("A person's photos", .documented, .list("PersonImage"))),
        (
            "POST \(persons)/{}/images",
            RouteNote(
                "Adds photos of a person", .documented, .list("PersonImage"), status: 201,
                request: .form("PersonPayload"))
        ),
        ("DELETE \(persons)/{}/images/{}", RouteNote("Deletes a photo", .documented, .nothing)),
    ]

    private static let templates = "/api/report_templates"
    private static let reports = "/api/folders/{}/reports"

    static let others: [(String, RouteNote)] = [
        (
            "POST /api/instant/folders",
            RouteNote(
                "Analyses at once; nothing is kept", .documented, .one("InstantFolder"), status: 201,
                request: .upload("FolderPayload"))
        ),
        (
            "GET \(templates)",
            RouteNote(
                "Report templates", .invented, .page("ReportTemplate"),
                query: [.paging, .sorting, .times, .metaData])
        ),
        (
            "POST \(templates)",
            RouteNote(
                "Creates a template", .invented, .one("ReportTemplate"), status: 201, request: .json("ReportChange"))
        ),
        ("GET \(templates)/{}", RouteNote("A template", .invented, .one("ReportTemplate"))),
        (
            "PATCH \(templates)/{}",
            RouteNote("Changes a template", .invented, .one("ReportTemplate"), request: .json("ReportChange"))
        ),
        ("DELETE \(templates)/{}", RouteNote("Deletes a template", .invented, .nothing)),
        ("GET \(templates)/{}/attachments", RouteNote("Attachments", .invented, .list("Attachment"))),
        (
            "POST \(templates)/{}/attachments",
            RouteNote(
                "Adds an attachment", .invented, .list("Attachment"), status: 201, request: .form("MetaData"))
        ),
        ("DELETE \(templates)/{}/attachments/{}", RouteNote("Deletes an attachment", .invented, .nothing)),
        ("GET \(reports)", RouteNote("An order's reports", .invented, .list("Report"))),
        (
            "POST \(reports)",
            RouteNote("Generates a report", .invented, .one("Report"), status: 201, request: .json("ReportChange"))
        ),
        ("GET \(reports)/{}", RouteNote("A report", .invented, .one("Report"))),
        ("DELETE \(reports)/{}", RouteNote("Deletes a report", .invented, .nothing)),
        ("GET /v1/models/inquisitor", RouteNote("Whether the bio server is up", .documented, .one("MetaData"))),
        (
            "POST /v1/models/inquisitor:predict",
            RouteNote(
                "A look at no picture, which fails as the licence does", .documented, .one("MetaData"), status: 400)
        ),
        (
            "POST /api/event_sessions",
            RouteNote("Telemetry of an SDK", .clients, .one("EventSession"), status: 201, request: .json("MetaData"))
        ),
    ]
}
