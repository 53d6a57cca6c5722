private let noForm = "the form of the console"
private let madeAndChanged = "CommandTests/AccountChangeTests.aCompanyAndItsPeopleComeWorkAndGo"

/// Users and companies.
let checklistOfAccounts: [Item] = [
    Item(
        38, "the list of users, with what can be done to each", keys: ["users", "open"],
        ["users list", "users show", "users delete"],
        [madeAndChanged, "RoleTests/PointTests.usersAreListedAndOpenedWithWhatTheyMay"],
        missing: "edit and delete by keys"),
    Item(
        39, "a user is added", keys: ["users"], ["users create"],
        [madeAndChanged, "OzModelTests/ChangeTests.whatIsMissingIsSaidAtItsField"], missing: noForm),
    Item(
        40, "a password is made up, by a recipe that can be set", keys: ["users"], ["users create", "users password"],
        ["OzModelTests/ChangeTests.passwordsAreMadeUpByTheRecipe"], missing: noForm),
    Item(
        41, "ADMIN and OPERATOR have no company: refused aloud", keys: ["users"], ["users create"],
        [
            "OzModelTests/ChangeTests.anAdminHasNoCompanyAndItIsSaid",
            "CommandTests/AccountChangeTests.anAdminWithACompanyIsRefusedAloud",
        ], missing: noForm),
    Item(
        42, "service accounts", keys: ["users"], ["users create"],
        ["CommandTests/AccountChangeTests.aServiceAccountIsWarnedOf"], missing: noForm),
    Item(
        43, "the credentials reach who needs them", keys: ["users"], ["users create", "users password"],
        ["CommandTests/AccountChangeTests.aServiceAccountIsWarnedOf"],
        reading: "the API has no call that mails them: printed once, or written to a file for its owner alone",
        missing: noForm),
    Item(
        44, "which analyses a user may start", keys: ["users"], ["users create", "users update"],
        [
            "SandboxServerTests/AccountTests.flagsBarAnalysesInEverySpelling",
            "RemoteTests/LogInTests.oldSpellingsOfRightsAreRead",
            "ChangeTests/SendTests.anAccountIsMadeChangedAndItsPasswordIsNowhere",
        ], missing: noForm),
    Item(
        45, "six roles, or flags of older servers", keys: ["users"], ["users create", "users list"],
        [
            "OzModelTests/WordsTests.rolesAreReadWithSpacesUnderscoresAndOldFlags",
            "SandboxServerTests/AccountTests.flagsAloneChangeTheKindOfAnAccount",
            "ChangeTests/RightsTests.noRoleIsForbiddenByTheServer",
        ], missing: noForm),
    Item(
        46, "a user is edited, a password changed", keys: ["users"], ["users update", "users password"],
        [madeAndChanged, "ChangeTests/SendTests.anAccountIsMadeChangedAndItsPasswordIsNowhere"],
        reading: "names, role, rights and company; the own name and password by everybody", missing: noForm),
    Item(
        47, "a company is added", keys: ["companies"], ["companies create"],
        [madeAndChanged, "ChangeTests/SendTests.aCompanyIsMadeRenamedAndDeleted"], missing: noForm),
    Item(
        48, "a company is edited", keys: ["companies"], ["companies update"],
        [madeAndChanged, "ChangeTests/SendTests.aCompanyIsMadeRenamedAndDeleted"],
        reading: "its name, which is all that the documents let anybody change", missing: noForm),
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
            "EndToEndTests/StatisticsTests.chartsAreMadeSavedAndThereAgain",
            "CommandTests/StatsTests.aPictureIsAFileOfItsOwn",
            "ConsoleUITests/ChartTests.everySVGIsWellFormedAndHoldsItsFigures",
        ], missing: "PNG"),
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
        60, "collections are managed", keys: ["collections"], ["collections list", "collections show", "persons list"],
        [built], reading: "a list of collections; each opens into what the mirror knows of it", missing: noForm),
    Item(
        61, "a collection is made of an alias and a company", keys: ["collections"], ["collections create"],
        [built, "CommandTests/CollectionChangeTests.anAdminNamesTheCompany"], missing: noForm),
    Item(
        62, "persons with photos and a name", keys: ["collections"], ["persons create", "persons show"],
        [built, "RemoteTests/ChangeEndpointTests.personsAreReadWithTheirPhotos"], missing: noForm),
    Item(
        63, "photos are added; photos, persons, collections deleted", keys: ["collections"],
        ["persons add-photo", "persons delete-photo", "persons delete", "collections delete"],
        [built, "ChangeTests/SendTests.aCollectionGetsPersonsAndPhotosAndLosesThem"], missing: noForm),
    Item(
        64, "reports of orders", keys: ["orders"], ["reports list", "reports show", "reports get"],
        ["CommandTests/ReportTests.aReportIsListedShownAndSaved", "RoleTests/RoleCommandTests.everythingIsRead"],
        missing: "reports on the console, and making them"),
    Item(
        65, "templates of reports", keys: ["orders"], ["reports templates list", "reports templates show"],
        [
            "CommandTests/ReportTests.templatesAreListedAndShown",
            "SandboxServerTests/ReportTests.aReportIsMadeByATemplateAndShownAsAPage",
        ], missing: "templates on the console, and making them"),
]
