/// Purpose, navigation, session.
let checklistOfTheConsole: [Item] = [
    Item(
        1, "orders are administered and their results shown", keys: ["orders", "open"], ["console", "demo"],
        [
            "EndToEndTests/WalkTests.everyScreenOpensAndTheShellIsAsItWas",
            "RoleTests/RoleWalkTests.everyKeyIsPressedEverywhere",
        ]),
    Item(2, "English only", keys: ["help"], ["console"], ["RoleTests/HintTests.everyLocaleReadsTheSameEnglish"]),
    Item(
        3, "Orders, Users, Companies, Statistics", keys: ["orders", "users", "companies", "statistics"],
        ["orders list", "users list", "companies list", "stats"],
        ["RoleTests/RoleWalkTests.everyKeyIsPressedEverywhere", "EndToEndTests/LiveRoleTests.everyScreenIsSeen"]),
    Item(
        4, "log-in by e-mail and password", keys: ["log-in"], ["login"],
        [
            "RemoteTests/LogInTests.logInSendsCredentialsAndKeepsTheSession",
            "ConsoleUITests/UpdateTests.theLogInIsSentOnceAndNeverShown", "EndToEndTests/AddressTests.aWrongPassword",
        ]),
    Item(
        5, "a session is extended by use, a service account's lasts for years", keys: ["log-in"], ["login", "logout"],
        [
            "RemoteTests/TokenTests.useKeepsASessionAlive", "RemoteTests/TokenTests.aSessionAboutToEndIsRenewedFirst",
            "SandboxServerTests/AuthTests.serviceAccountsKeepTheirsForYears",
        ]),
    Item(
        6, "several companies in one installation", keys: ["companies"], ["companies list"],
        [
            "OzModelTests/PermissionTests.anotherCompanysObjectIsRefused",
            "SandboxServerTests/RoleTests.listsShowNoMoreThanARoleMaySee",
        ]),
]

private let noForm = "the form of the console"

/// Creating orders.
let checklistOfNewOrders: [Item] = [
    Item(
        7, "an order is created", keys: ["orders"], ["orders create"],
        ["CommandTests/OrderChangeTests.anOrderIsCreatedWaitedForAndDeleted"], missing: noForm),
    Item(
        8, "several files are uploaded", keys: ["orders"], ["orders create", "media add"],
        [
            "ChangeTests/SendTests.anOrderIsMadeOfFilesAndAnalysedAndGrows",
            "ChangeTests/TroubleTests.anUploadTellsHowFarItIs",
        ], missing: noForm),
    Item(
        9, "the analyses that the files allow are offered, all of them ticked", keys: ["orders"], ["orders create"],
        ["OzModelTests/ChangeTests.whatFilesAllowIsOffered"], missing: noForm),
    Item(
        10, "document check", keys: ["orders", "analyses"], ["orders create", "analyses run"],
        [
            "OzModelTests/ChangeTests.whatFilesAllowIsOffered",
            "SandboxServerTests/VerdictTests.documentsAreValidOrDeclined",
        ], missing: noForm),
    Item(
        11, "image biometry check", keys: ["orders", "analyses"], ["orders create", "analyses run"],
        [
            "CommandTests/OrderChangeTests.analysesAndMediaComeAndGo",
            "SandboxServerTests/VerdictTests.theLeastSimilarPairDecides",
        ], missing: noForm),
    Item(
        12, "collection check", keys: ["orders", "analyses"], ["orders create", "analyses run"],
        [
            "CommandTests/CollectionChangeTests.aCollectionOfPersonsIsBuiltSearchedAndTakenDown",
            "SandboxServerTests/VerdictTests.theSearchNamesWhomItFindsWhere",
        ], missing: noForm),
    Item(
        13, "liveness only of a video", keys: ["orders"], ["orders create"],
        ["OzModelTests/ChangeTests.whatFilesAllowIsOffered"], missing: noForm),
    Item(
        14, "every file is tagged", keys: ["orders"], ["orders create", "media add"],
        [
            "OzModelTests/ChangeTests.filesAreKnownByTheirNames",
            "RemoteTests/ChangeEndpointTests.filesGoAsAFormWithTheirTags",
        ], missing: noForm),
    Item(
        15, "wrong tags make the result wrong, and that is said", keys: ["orders"], ["orders create"],
        ["RoleTests/HintTests.whoeverCreatesAnOrderReadsTheHints"], missing: noForm),
    Item(
        16, "the analyses are submitted", keys: ["orders"], ["orders create", "analyses run"],
        [
            "CommandTests/OrderChangeTests.anOrderIsCreatedWaitedForAndDeleted",
            "ChangeTests/SendTests.aSingleRequestBringsTheVerdictWithTheOrder",
        ], missing: noForm),
    Item(
        17, "limits are the server's", keys: ["orders"], ["orders create"],
        [
            "OzModelTests/ChangeTests.aServersWordFindsItsField",
            "ChangeTests/TroubleTests.whatTheServerRefusesNamesItsField",
            "SandboxServerTests/FolderTests.limitsHaveTheirCodes",
        ], missing: noForm),
    Item(
        18, "formats; a ZIP of frames is a shots set", keys: ["orders"], ["orders create", "media add"],
        [
            "OzModelTests/ChangeTests.filesAreKnownByTheirNames",
            "SandboxServerTests/ContainerTests.anUploadedShotsSetShowsItsFrames",
        ], missing: noForm),
    Item(
        19, "hints for the capture", keys: ["orders"], ["orders create"],
        ["RoleTests/HintTests.whoeverCreatesAnOrderReadsTheHints"], missing: noForm),
    Item(
        20, "all actions of a video; oneshot ends", keys: ["orders", "media"], ["orders create", "media show"],
        [
            "RoleTests/HintTests.whoeverCreatesAnOrderReadsTheHints", "RoleTests/HintTests.everyActionCanBeTagged",
            "ConsoleUITests/FrontEndTests.actionsAreToldByTags",
        ], missing: noForm),
]
