private let madeAndChanged = "CommandTests/AccountChangeTests.aCompanyAndItsPeopleComeWorkAndGo"

/// Users and companies.
let checklistOfAccounts: [Item] = [
    Item(
        38, "the list of users, with what can be done to each", keys: ["users", "open", "edit", "delete"],
        ["users list", "users show", "users delete"],
        [madeAndChanged, "RoleTests/PointTests.usersAreListedAndOpenedWithWhatTheyMay"]),
    Item(
        39, "a user is added", keys: ["users", "new"], ["users create"],
        [
            "ConsoleUITests/FormTests.aCompanyIsMadeOnTheSpotAndTheAccountFollows", madeAndChanged,
            "EndToEndTests/CreatingTests.aCompanyItsAdministratorAndAUserAreMadeAndLogIn",
            "OzModelTests/ChangeTests.whatIsMissingIsSaidAtItsField",
        ]),
    Item(
        40, "a password is made up, by a recipe that can be set", keys: ["users", "new"],
        ["users create", "users password"],
        [
            "ConsoleUITests/FormTests.aPasswordIsMadeShownOnceAndKeptInNoDraft",
            "OzModelTests/ChangeTests.passwordsAreMadeUpByTheRecipe",
        ]),
    Item(
        41, "ADMIN and OPERATOR have no company: refused aloud", keys: ["users", "new"], ["users create"],
        [
            "ConsoleUITests/FormTests.anAdministratorHasNoCompanyAndThatIsSaidAloud",
            "OzModelTests/ChangeTests.anAdminHasNoCompanyAndItIsSaid",
            "CommandTests/AccountChangeTests.anAdminWithACompanyIsRefusedAloud",
        ]),
    Item(
        42, "service accounts", keys: ["users", "new"], ["users create"],
        ["CommandTests/AccountChangeTests.aServiceAccountIsWarnedOf"]),
    Item(
        43, "the credentials reach who needs them", keys: ["users", "new"], ["users create", "users password"],
        [
            "ConsoleUITests/FormTests.aPasswordIsMadeShownOnceAndKeptInNoDraft",
            "CommandTests/AccountChangeTests.aServiceAccountIsWarnedOf",
        ],
        reading: "the API has no call that mails them: shown once, copied, or written to a file for its owner alone"),
    Item(
        44, "which analyses a user may start", keys: ["users", "new"], ["users create", "users update"],
        [
            "SandboxServerTests/AccountTests.flagsBarAnalysesInEverySpelling",
            "RemoteTests/LogInTests.oldSpellingsOfRightsAreRead",
            "ChangeTests/SendTests.anAccountIsMadeChangedAndItsPasswordIsNowhere",
        ]),
    Item(
        45, "six roles, or flags of older servers", keys: ["users", "new"], ["users create", "users list"],
        [
            "OzModelTests/WordsTests.rolesAreReadWithSpacesUnderscoresAndOldFlags",
            "SandboxServerTests/AccountTests.flagsAloneChangeTheKindOfAnAccount",
            "ChangeTests/RightsTests.noRoleIsForbiddenByTheServer",
        ]),
    Item(
        46, "a user is edited, a password changed", keys: ["users", "edit", "password", "profile"],
        ["users update", "users password"],
        [
            "ConsoleUITests/FormTests.onlyWhatDiffersOfAnAccountIsSent", madeAndChanged,
            "ChangeTests/SendTests.anAccountIsMadeChangedAndItsPasswordIsNowhere",
        ],
        reading: "names, role, rights and company; the own name and password by everybody"),
    Item(
        47, "a company is added", keys: ["companies", "new"], ["companies create"],
        [
            "ConsoleUITests/FormTests.aCompanyIsMadeAndOpens", madeAndChanged,
            "ChangeTests/SendTests.aCompanyIsMadeRenamedAndDeleted",
        ]),
    Item(
        48, "a company is edited", keys: ["companies", "edit"], ["companies update"],
        [madeAndChanged, "ChangeTests/SendTests.aCompanyIsMadeRenamedAndDeleted"],
        reading: "its name, which is all that the documents let anybody change"),
    Item(
        49, "companies are searched by a part of their name", keys: ["companies", "find", "filter"],
        ["companies list"],
        ["RoleTests/PointTests.companiesAreFoundByAPartOfTheirName", "CommandTests/ListTests.everyNounTakesAQuery"]),
]

/// Statistics.
let checklistOfCounting: [Item] = [
    Item(
        50, "charts are added to an empty canvas, or the saved ones are there", keys: ["statistics", "chart-new"],
        ["stats"],
        [
            "ConsoleUITests/StatisticsTests.looksAsRecorded",
            "EndToEndTests/StatisticsTests.chartsAreMadeSavedAndThereAgain",
        ]
    ),
    Item(
        51, "two tabs, Common and Performance", keys: ["statistics", "next-tab"], ["stats"],
        ["ConsoleUITests/StatisticsTests.aNewChartLandsInItsOwnTabUnderTheCursor"]),
    Item(
        52, "a new chart of a type", keys: ["chart-new"], ["stats"],
        ["ConsoleUITests/StatisticsTests.aNewChartLandsInItsOwnTabUnderTheCursor"]),
    Item(
        53, "lines, bars, donuts", keys: ["chart-shape"], ["stats"],
        [
            "ConsoleUITests/ChartTests.everyShapeOfEverythingStaysInItsRoom",
            "ConsoleUITests/StatisticsTests.looksAsRecorded",
        ]),
    Item(
        54, "all results of the current week, to begin with", keys: ["chart-new", "chart-period"], ["stats"],
        [
            "CommandTests/StatsTests.everyFormatIsWrittenAndCoverageIsSaid",
            "ConsoleUITests/ChartTests.periodsBeginAndEndWhereTheySay",
        ]),
    Item(
        55, "all results, any result, one status", keys: ["chart-result"], ["stats"],
        [
            "ConsoleUITests/StatisticsTests.keysChangeTheChartUnderTheCursor",
            "ConsoleUITests/StatisticsTests.partsAndCoursesAddUpToTheSame",
        ]),
    Item(
        56, "charts are removed, saved and written as files", keys: ["chart-remove", "charts-save", "chart-export"],
        ["stats"],
        [
            "CommandTests/StatsTests.aPNGIsMadeOfTheSamePicture",
            "EndToEndTests/StatisticsTests.chartsAreMadeSavedAndThereAgain",
            "CommandTests/StatsTests.aPictureIsAFileOfItsOwn",
            "ConsoleUITests/ChartTests.everySVGIsWellFormedAndHoldsItsFigures",
        ]),
    Item(
        57, "orders by summary status", keys: ["statistics", "chart-new"], ["stats"],
        ["CommandTests/StatsTests.everyKeyCountsEveryOrder", "StoreTests/TallyTests.talliesEqualAPlainCount"]),
    Item(
        58, "the other types of chart", keys: ["statistics", "chart-new"], ["stats"],
        [
            "StoreTests/TallyTests.timingsEqualNearestRanksOfPlainRows", "StoreTests/TallyTests.queueAgesCountTheQueue",
        ],
        reading: "by company, user and type; decisions per operator; processing time p50, p90, p99; age of the queue"),
    Item(
        59, "who may see statistics", keys: ["statistics"], ["stats"],
        [
            "ConsoleUITests/StatisticsTests.whoMayNotSeeStatisticsIsToldWhy",
            "CommandTests/StatsTests.aClientIsToldWhoMay",
            "RoleTests/RoleCommandTests.everythingIsRead",
        ]),
]

private let built = "CommandTests/CollectionChangeTests.aCollectionOfPersonsIsBuiltSearchedAndTakenDown"

/// Collections and reports.
let checklistOfCollections: [Item] = [
    Item(
        60, "collections are managed", keys: ["collections", "search-face"],
        ["collections list", "collections show", "collections search", "persons list"],
        [
            "ConsoleUITests/PersonScreenTests.looksAsRecorded", built,
            "CommandTests/FaceSearchTests.aFaceIsFoundAndTheSearchLeavesNothing",
            "ConsoleUITests/PersonFormTests.aFaceIsLookedForInACollection",
        ],
        reading: "a list of collections; each opens into its persons, and a person into the orders that hit it"),
    Item(
        61, "a collection is made of an alias and a company", keys: ["collections", "new"], ["collections create"],
        [
            built, "CommandTests/CollectionChangeTests.anAdminNamesTheCompany",
            "EndToEndTests/CreatingTests.aCollectionIsFilledAndFindsAFace",
        ]),
    Item(
        62, "persons with photos and a name", keys: ["collections", "new"], ["persons create", "persons show"],
        [
            "ConsoleUITests/PersonScreenTests.aPersonsPhotosLookAsRecorded", built,
            "RemoteTests/ChangeEndpointTests.personsAreReadWithTheirPhotos",
        ]),
    Item(
        63, "photos are added; photos, persons, collections deleted", keys: ["collections", "new", "delete"],
        ["persons add-photo", "persons delete-photo", "persons delete", "collections delete"],
        [
            built, "ConsoleUITests/PersonFormTests.photosAreAddedAndDeletedAndThePersonToo",
            "ChangeTests/SendTests.aCollectionGetsPersonsAndPhotosAndLosesThem",
        ]),
    Item(
        64, "reports of orders", keys: ["orders", "reports"],
        ["reports list", "reports show", "reports get", "reports create", "reports delete"],
        [
            "CommandTests/ReportTests.aReportIsMadeFromATemplateSavedAndDeleted",
            "CommandTests/ReportTests.aReportIsListedShownAndSaved",
            "EndToEndTests/ReportTests.aReportIsMadeSavedAndDeleted",
            "ConsoleUITests/ReportScreenTests.theMenuLooksAsRecorded",
        ]),
    Item(
        65, "templates of reports", keys: ["orders", "reports"],
        ["reports templates list", "reports templates show", "reports templates create"],
        [
            "CommandTests/ReportTests.templatesAreListedAndShown",
            "SandboxServerTests/ReportTests.aReportIsMadeByATemplateAndShownAsAPage",
            "ConsoleUITests/ReportScreenTests.oneIsMadeFromATemplate",
            "ConsoleUITests/ReportScreenTests.templatesAreMadeAndDeletedByKeys",
        ]),
]
