extension RouteNotes {
    static let orders: [(String, RouteNote)] =
        ordersAlone + metaData("/api/folders/{}", .documented) + metaData("/api/media/{}", .documented)

    private static let ordersAlone: [(String, RouteNote)] = [
        (
            "GET /api/folders",
            RouteNote(
                "Orders, newest first", .documented, .page("Folder"),
                query: [
                    .paging, .sorting, .times, .metaData, .parts,
                    .words("resolution_status", "system_resolution", "folder_id", "user_id", "company_id"),
                    .flag("is_archive", "the archived instead"), .text("search_text", "words of the comment"),
                ])
        ),
        (
            "POST /api/folders",
            RouteNote(
                "Creates an order of files; with analyses it waits for them", .documented, .one("Folder"),
                status: 201, request: .upload("FolderPayload"))
        ),
        (
            "GET /api/folders/{}",
            RouteNote(
                "An order with its media", .documented, .one("Folder"),
                query: [.parts, .flag("is_archive", "finds archived ones too")])
        ),
        (
            "PATCH /api/folders/{}",
            RouteNote("Decides or comments an order", .invented, .one("Folder"), request: .json("FolderChange"))
        ),
        ("DELETE /api/folders/{}", RouteNote("Archives an order", .recalled, .nothing)),
        ("GET /api/folders/{}/media", RouteNote("An order's media", .recalled, .list("Media"))),
        (
            "POST /api/folders/{}/media",
            RouteNote(
                "Adds files to an order", .documented, .list("Media"), status: 201, request: .form("FolderPayload"))
        ),
        ("GET /api/folders/{}/images", RouteNote("An order's pictures, as of 2018", .clients, .list("Image"))),
        (
            "POST /api/folders/{}/images",
            RouteNote(
                "Adds pictures, as of 2018", .clients, .list("Image"), status: 201, request: .form("FolderPayload"))
        ),
        ("DELETE /api/folders/{}/images/{}", RouteNote("Deletes a picture, as of 2018", .clients, .nothing)),
        ("GET /api/media/{}", RouteNote("A medium", .recalled, .one("Media"))),
        ("DELETE /api/media/{}", RouteNote("Deletes a medium", .recalled, .nothing)),
    ]

    static let analyses: [(String, RouteNote)] = analysesAlone + metaData("/api/analyses/{}", .documented)

    private static let analysesAlone: [(String, RouteNote)] = [
        (
            "GET /api/folders/{}/analyses",
            RouteNote(
                "An order's analyses, oldest first", .documented, .list("Analysis"),
                query: [.words("analyse_id", "type", "state")])
        ),
        (
            "POST /api/folders/{}/analyses",
            RouteNote(
                "Starts analyses", .documented, .list("Analysis"), status: 201, request: .json("AnalysesRequest"))
        ),
        (
            "PATCH /api/folders/{}/analyses",
            RouteNote(
                "Starts analyses, as of 2018", .clients, .list("Analysis"), request: .json("AnalysesRequest"))
        ),
        (
            "GET /api/analyses",
            RouteNote(
                "Analyses, newest first", .recalled, .page("Analysis"),
                query: [
                    .paging, .sorting, .times, .metaData,
                    .words("analyse_id", "type", "state", "resolution_status", "folder_id", "company_id"),
                ])
        ),
        ("GET /api/analyses/{}", RouteNote("An analysis", .documented, .one("Analysis"))),
        (
            "PATCH /api/analyses/{}",
            RouteNote("Decides an analysis", .invented, .one("Analysis"), request: .json("Decision"))
        ),
        ("DELETE /api/analyses/{}", RouteNote("Deletes an analysis", .documented, .nothing)),
    ]
}
