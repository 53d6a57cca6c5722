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

/// Creating orders.
let checklistOfNewOrders: [Item] = [
    Item(
        7, "an order is created", keys: ["orders", "new"], ["orders create"],
        [
            "ConsoleUITests/OrderFormTests.anOrderIsSentAsItWasFilledIn",
            "CommandTests/OrderStoryTests.anOrderIsMadeDecidedExportedAndDeleted",
            "CommandTests/OrderChangeTests.anOrderIsCreatedWaitedForAndDeleted",
            "EndToEndTests/CreatingTests.anOrderIsMadeDecidedExportedAndDeleted",
        ]),
    Item(
        8, "several files are uploaded", keys: ["orders", "new"], ["orders create", "media add"],
        [
            "ConsoleUITests/OrderFormTests.anUploadShowsHowFarItIsAndIsGivenUp",
            "ChangeTests/SendTests.anOrderIsMadeOfFilesAndAnalysedAndGrows",
            "ChangeTests/TroubleTests.anUploadTellsHowFarItIs",
        ]),
    Item(
        9, "the analyses that the files allow are offered, all of them ticked", keys: ["orders", "new"],
        ["orders create"],
        [
            "ConsoleUITests/OrderFormTests.filesAreTakenAndEverythingPossibleIsTicked",
            "OzModelTests/ChangeTests.whatFilesAllowIsOffered",
        ]),
    Item(
        10, "document check", keys: ["orders", "new", "run"], ["orders create", "analyses run"],
        [
            "OzModelTests/ChangeTests.whatFilesAllowIsOffered",
            "SandboxServerTests/VerdictTests.documentsAreValidOrDeclined",
        ]),
    Item(
        11, "image biometry check", keys: ["orders", "new", "run"], ["orders create", "analyses run"],
        [
            "CommandTests/OrderChangeTests.analysesAndMediaComeAndGo",
            "SandboxServerTests/VerdictTests.theLeastSimilarPairDecides",
        ]),
    Item(
        12, "collection check", keys: ["orders", "new", "run"], ["orders create", "analyses run"],
        [
            "CommandTests/CollectionChangeTests.aCollectionOfPersonsIsBuiltSearchedAndTakenDown",
            "SandboxServerTests/VerdictTests.theSearchNamesWhomItFindsWhere",
        ]),
    Item(
        13, "liveness only of a video", keys: ["orders", "new"], ["orders create"],
        ["OzModelTests/ChangeTests.whatFilesAllowIsOffered"]),
    Item(
        14, "every file is tagged", keys: ["orders", "new"], ["orders create", "media add"],
        [
            "OzModelTests/ChangeTests.filesAreKnownByTheirNames",
            "RemoteTests/ChangeEndpointTests.filesGoAsAFormWithTheirTags",
        ]),
    Item(
        15, "wrong tags make the result wrong, and that is said", keys: ["orders", "new"], ["orders create"],
        ["RoleTests/HintTests.whoeverCreatesAnOrderReadsTheHints"]),
    Item(
        16, "the analyses are submitted", keys: ["orders", "new"], ["orders create", "analyses run"],
        [
            "ConsoleUITests/OrderFormTests.theOrderOpensWhenItIsThere",
            "CommandTests/OrderChangeTests.anOrderIsCreatedWaitedForAndDeleted",
            "ChangeTests/SendTests.aSingleRequestBringsTheVerdictWithTheOrder",
        ]),
    Item(
        17, "limits are the server's", keys: ["orders", "new"], ["orders create"],
        [
            "ConsoleUITests/OrderFormTests.aRefusedFileIsPointedAt",
            "OzModelTests/ChangeTests.aServersWordFindsItsField",
            "ChangeTests/TroubleTests.whatTheServerRefusesNamesItsField",
            "SandboxServerTests/FolderTests.limitsHaveTheirCodes",
        ]),
    Item(
        18, "formats; a ZIP of frames is a shots set", keys: ["orders", "new"], ["orders create", "media add"],
        [
            "ConsoleUITests/OrderFormTests.aFileIsPutBackAndDirectoriesAreWalked",
            "OzModelTests/ChangeTests.filesAreKnownByTheirNames",
            "SandboxServerTests/ContainerTests.anUploadedShotsSetShowsItsFrames",
        ]),
    Item(
        19, "hints for the capture", keys: ["orders", "new"], ["orders create"],
        ["RoleTests/HintTests.whoeverCreatesAnOrderReadsTheHints"]),
    Item(
        20, "all actions of a video; oneshot ends", keys: ["orders", "new"], ["orders create", "media show"],
        [
            "RoleTests/HintTests.whoeverCreatesAnOrderReadsTheHints", "RoleTests/HintTests.everyActionCanBeTagged",
            "ConsoleUITests/FrontEndTests.actionsAreToldByTags",
        ]),
]
