/// A guess on which the sandbox rests because no document and no client shows the fact.
struct Assumption: Sendable {
    /// Of the reference.
    let section: String
    let guess: String
    /// The file of `Sources/SandboxServer` in which it stands, without its folder.
    let place: String

    init(_ section: String, _ guess: String, _ place: String) {
        self.section = section
        self.guess = guess
        self.place = place
    }

    /// Every guess in the order of the reference; whoever guesses adds a line.
    static let all: [Assumption] = [
        Assumption("3", "an error carries both details and error_details", "ApiError.swift"),
        Assumption("3", "each error code has the HTTP status of the framework", "ApiError.swift"),
        Assumption("3", "a body or file that is too big is 400 with code 14", "ApiError.swift"),
        Assumption("3", "a data container is a ZIP with payload.json; the real one is encrypted", "Container.swift"),
        Assumption(
            "3", "our containers have no signature and no SummingHash, so none is refused for them", "Container.swift"),
        Assumption("4", "a list without a limit has at most 100,000 rows, else it is refused", "Paging.swift"),
        Assumption("4", "orders and analyses are listed newest first where no sorting is given", "Sorting.swift"),
        Assumption("4", "search_text looks for a part of a company's name, in any case", "DirectoryRoutes.swift"),
        Assumption("4", "search_text of orders needs every word somewhere in the comment", "FolderRoutes.swift"),
        Assumption("5.1", "a log-in answers 200", "AuthRoutes.swift"),
        Assumption(
            "5.1",
            "the session's keys stand in the order time_created, time_updated, session_id, access_token, "
                + "expire_token, expire_date, user_id, user", "UserView.swift"),
        Assumption("5.1", "a wrong e-mail or password is 401 with code 7", "ApiError.swift"),
        Assumption("5.3", "a token that has expired still renews its session", "Sessions.swift"),
        Assumption("5.4", "the session token is a JWT by ES384 under session_token", "CaptureTokens.swift"),
        Assumption("5.4", "a session token is good for 900 seconds, as often as it is sent", "CaptureTokens.swift"),
        Assumption("5.5", "POST /api/authorize/logout ends a session with 204", "AuthRoutes.swift"),
        Assumption("6", "company roles are spelled with an underscore; a space is taken too", "Role.swift"),
        Assumption("6", "the rights below the matrix's first row are recalled", "Permissions.swift"),
        Assumption("6", "an analysis that an account may not start is 403 with code 9", "AnalysisRequest.swift"),
        Assumption("6", "another company's object is 403 with code 9, not 404", "Database+Scope.swift"),
        Assumption("7", "metadata of an object take at most 256 KiB", "MetaData.swift"),
        Assumption("7", "a company has times and metadata", "UserView.swift"),
        Assumption("7", "the fields of an order beyond id, status and meta_data", "FolderView.swift"),
        Assumption("7", "an order's state hash is 32 hexadecimal digits", "FolderView.swift"),
        Assumption("7", "the layout of a medium's info", "MediaView.swift"),
        Assumption("7", "a shots set has media_type SHOTS_SET_FOLDER", "MediaKind.swift"),
        Assumption("7", "a medium of a result is named by source_media_id and by its kind", "AnalysisView.swift"),
        Assumption("7", "a best shot has media_type IMAGE_RESULT_ANALYSIS_SINGLE", "AnalysisView.swift"),
        Assumption("7", "the persons of a result carry their photos", "AnalysisView.swift"),
        Assumption("7", "confs shows the thresholds of the type and nothing else", "AnalysisSettings.swift"),
        Assumption("7", "the body of /api/version", "ServiceRoutes.swift"),
        Assumption("7", "the fields of reports and their templates", "ReportView.swift"),
        Assumption("7", "a report stays as it was when it was asked for", "Report.swift"),
        Assumption("7", "the pictures of a template belong to it", "ReportTemplate.swift"),
        Assumption(
            "7", "photos of persons have technical_meta_data, as every object, although no sample shows it",
            "PersonView.swift"),
        Assumption("9.1", "documents are pictures tagged photo_id or photo_doc", "MediaChoice.swift"),
        Assumption("9.1", "media are chosen as in the older revision of the rules", "MediaChoice.swift"),
        Assumption("9.1", "photos of faces need no ZIP for liveness, and films no tag", "MediaChoice.swift"),
        Assumption(
            "9.2", "a request starts at most 100 analyses, and a medium named twice counts once",
            "AnalysisRequest.swift"),
        Assumption("9.2", "the webhook's address is callback_url beside analyses", "Callback.swift"),
        Assumption("9.2", "analyses are started with 201", "AnalysisRoutes.swift"),
        Assumption("9.3", "between two thresholds a face match needs an operator", "SimulationEngine.swift"),
        Assumption("9.3", "a person found in a collection declines", "SimulationEngine.swift"),
        Assumption("9.3", "a missing face fails the analysis", "SimulationEngine.swift"),
        Assumption("10", "FAILED is the worst of a group", "RollUp.swift"),
        Assumption("10", "an order without analyses is INITIAL", "RollUp.swift"),
        Assumption("10", "PATCH /api/analyses/{id} with resolution_operator decides", "DecisionRules.swift"),
        Assumption("10", "what was decided may be decided again", "DecisionRules.swift"),
        Assumption("10", "the words of an analysis that took too long", "AnalysisDesk.swift"),
        Assumption("19", "the numbers and words of failed analyses", "Verdict.swift"),
        Assumption("11.1", "the body of /api/healthcheck", "ServiceRoutes.swift"),
        Assumption("11.2", "an e-mail that is taken is 400 with code 13", "UserRoutes.swift"),
        Assumption("11.2", "a deleted company takes its accounts along and leaves its orders", "CompanyRoutes.swift"),
        Assumption("11.3", "POST of metadata sets fields, PATCH changes them", "MetaDataRoutes.swift"),
        Assumption("11.3", "PATCH of an order takes operator_status and changes no analysis", "FolderDecision.swift"),
        Assumption("11.3", "PATCH of an order's analyses without a body looks at all media", "LegacyRoutes.swift"),
        Assumption("11.4", "GET /api/analyses is a page", "AnalysisRoutes.swift"),
        Assumption("11.5", "the photos of a person are a plain array", "CollectionRoutes.swift"),
        Assumption("11.5", "the photos of a person lie below /static/collections/", "PersonView.swift"),
        Assumption("11.6", "paths and bodies of reports", "ReportRoutes.swift"),
        Assumption("11.6", "paths and bodies of report templates", "ReportTemplateRoutes.swift"),
        Assumption(
            "11.6", "a template that an ADMIN makes without a company is everybody's", "ReportTemplateRoutes.swift"),
        Assumption("11.6", "a report is a page of HTML", "ReportPage.swift"),
        Assumption("11.6", "/system-static/ gives the files of /static/", "OpenRoutes.swift"),
        Assumption(
            "11.6", "telemetry is a POST without a token, answered with the event session and not kept",
            "OpenRoutes.swift"),
        Assumption(
            "13", "limits of files and clips are those of the sample configuration, refused with code 14 or 4",
            "Form.swift"),
        Assumption(
            "14", "deleting an order archives it; only ADMIN sees it with is_archive=true", "FolderRoutes.swift"),
        Assumption(
            "12.4", "a single request names media by the form's parts", "AnalysisRequest.swift"),
        Assumption("12.8", "a webhook gets the order with its analyses, unsigned", "World+Desk.swift"),
        Assumption(
            "12.8", "a webhook is tried as often as the bio server: 7 times, 30 s apart", "CallbackSender.swift"),
        Assumption("17", "the words of a failure without a licence", "Licence.swift"),
        Assumption("19", "the words of a failed external engine", "ExternalEngine.swift"),
        Assumption("17", "the bio server's bodies are those of TensorFlow Serving", "BioRoutes.swift"),
        Assumption(
            "18", "a file that is byte for byte a photo of a person of the collection is that person",
            "Database+Twins.swift"),
        Assumption("18", "a verdict follows from the file's name or sandbox_verdict of the metadata", "Wish.swift"),
    ]
}
