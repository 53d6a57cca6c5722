/// Every path the sandbox answers, with and without a slash at the end.
enum RouteTable {
    static let routes: [Route] =
        main + MetaDataRoutes.all + CollectionRoutes.all + InstantRoutes.all
        + ReportTemplateRoutes.all + ReportRoutes.all + LegacyRoutes.all + OpenRoutes.all

    private static let main: [Route] = [
        Route("GET", "/api/version", .nothing, ServiceRoutes.version),
        Route("GET", "/api/healthcheck", .nothing, ServiceRoutes.health),
        Route("GET", "/static/*", .nothing, StaticRoutes.get),
        Route("GET", "/v1/models/inquisitor", .nothing, BioRoutes.state),
        Route("POST", "/v1/models/inquisitor:predict", .nothing, BioRoutes.predict),

        Route("POST", "/api/authorize/auth", .nothing, AuthRoutes.logIn),
        Route("POST", "/api/authorize/refresh", .nothing, AuthRoutes.refresh),
        Route("GET", "/api/authorize/session_token", .right(.create, .captureToken), AuthRoutes.sessionToken),
        Route("POST", "/api/authorize/logout", .login, AuthRoutes.logOut),

        Route("GET", "/api/companies", .right(.read, .company), DirectoryRoutes.companies),
        Route("GET", "/api/companies/{company_id}", .right(.read, .company), DirectoryRoutes.company),
        Route("POST", "/api/companies", .right(.create, .company), CompanyRoutes.create),
        Route("PATCH", "/api/companies/{company_id}", .right(.update, .company), CompanyRoutes.update),
        Route("DELETE", "/api/companies/{company_id}", .right(.delete, .company), CompanyRoutes.delete),
        Route("GET", "/api/users", .right(.read, .user), DirectoryRoutes.users),
        Route("GET", "/api/users/{user_id}", .right(.read, .user), DirectoryRoutes.user),
        Route("POST", "/api/users", .right(.create, .user), UserRoutes.create),
        Route("PATCH", "/api/users/{user_id}", .right(.update, .user), UserRoutes.update),
        Route("DELETE", "/api/users/{user_id}", .right(.delete, .user), UserRoutes.delete),

        Route("GET", "/api/folders", .right(.read, .folder), FolderRoutes.list),
        Route("POST", "/api/folders", .right(.create, .folder), FolderRoutes.create),
        Route("GET", "/api/folders/{folder_id}", .right(.read, .folder), FolderRoutes.get),
        Route("PATCH", "/api/folders/{folder_id}", .right(.decide, .folder), FolderDecision.patch),
        Route("DELETE", "/api/folders/{folder_id}", .right(.delete, .folder), FolderRoutes.delete),
        Route("GET", "/api/folders/{folder_id}/media", .right(.read, .media), MediaRoutes.list),
        Route("POST", "/api/folders/{folder_id}/media", .right(.create, .media), MediaRoutes.add),
        Route("GET", "/api/media/{media_id}", .right(.read, .media), MediaRoutes.get),
        Route("DELETE", "/api/media/{media_id}", .right(.delete, .media), MediaRoutes.delete),

        Route("GET", "/api/folders/{folder_id}/analyses", .right(.read, .analysis), AnalysisRoutes.ofFolder),
        Route("POST", "/api/folders/{folder_id}/analyses", .right(.create, .analysis), AnalysisRoutes.start),
        Route("GET", "/api/analyses", .right(.read, .analysis), AnalysisRoutes.list),
        Route("GET", "/api/analyses/{analyse_id}", .right(.read, .analysis), AnalysisRoutes.get),
        Route("PATCH", "/api/analyses/{analyse_id}", .right(.decide, .analysis), AnalysisRoutes.decide),
        Route("DELETE", "/api/analyses/{analyse_id}", .right(.delete, .analysis), AnalysisRoutes.delete),
    ]
}
