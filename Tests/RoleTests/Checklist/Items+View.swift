/// The list of orders, an order, and the decision about it.
let checklistOfOrders: [Item] = [
    Item(
        21, "the list of orders", keys: ["orders", "sort", "filter", "find"], ["orders list"],
        [
            "CommandTests/ListTests.rowsComeInTheOrderAskedFor", "ConsoleUITests/GoldenTests.looksAsRecorded",
            "ConsoleUITests/WindowTests.aRandomWalkFollowsAPlainList",
        ],
        reading: "newest first, with verdict, types, media, person and company; any column sorts, a query filters"),
    Item(
        22, "the result of each analysis in words", keys: ["analyses", "orders"], ["analyses list", "analyses show"],
        ["OzModelTests/WordsTests.verdictsAreReadInAnyCase", "OzModelTests/ExplanationTests.theVerdictInOneLine"],
        reading: "the words of the API beside a sign and a colour; what a server says besides is shown as it came"),
    Item(
        23, "the worst of the last group is the order's status", keys: ["orders"], ["orders show"],
        [
            "SandboxServerTests/EngineTests.ordersRollUp", "SandboxServerTests/AnalysisTests.theLastGroupCounts",
            "StoreTests/NewsTests.removingAnAnalysisUpdatesItsOrder",
        ]),
    Item(
        24, "states of an order", keys: ["orders"], ["orders list", "orders show"],
        [
            "RoleTests/PointTests.anOrderShowsItsStateWhileItIsWorkedOnAndAfterwards",
            "StoreTests/HistoryTests.everyStatusIsKeptOldestFirst",
            "EndToEndTests/FaultTests.unknownWordsAreShownAsTheyCame",
        ]),
    Item(
        25, "state and result of an analysis are two things", keys: ["analyses"], ["analyses show"],
        [
            "ConsoleUITests/ReviewTests.aRunningOrFailedAnalysisIsNotDecided",
            "ConsoleUITests/HappeningTests.theDecisionThatStandsCounts",
            "CommandTests/ShowTests.anOrderComesWithItsAnalysesAndMedia",
        ]),
    Item(
        26, "an operator is required where biometry has two thresholds, never for liveness", keys: ["review"],
        ["analyses list"],
        [
            "SandboxServerTests/AnalysisTests.nobodyIsAskedUnlessTheClientSetTwoThresholds",
            "SandboxServerTests/EngineTests.oneThresholdLeavesNoDoubt",
        ]),
    Item(
        27, "scores and thresholds", keys: ["analyses"], ["analyses show"],
        [
            "ConsoleUITests/PartsTests.theBarMarksScoreAndThresholds",
            "StoreTests/NewsTests.missingThresholdsAreMarkedAsAssumed",
        ]),
    Item(
        28, "which way a score counts stands beside it", keys: ["review", "analyses"], ["analyses show"],
        [
            "OzModelTests/ExplanationTests.theVerdictInOneLine",
            "OzModelTests/ExplanationTests.theLineNeverContradictsTheNumbers",
        ]),
    Item(
        29, "the best shot", keys: ["view"], ["media get", "export"],
        [
            "RoleTests/PointTests.theBestShotIsNamedInTheOrderAndSeenInTheViewer",
            "SessionTests/ExporterTests.allOfAnOrderIsThereAndVouchedFor",
        ]),
    Item(
        30, "media: original, thumbnails, frames", keys: ["media", "view", "download", "grid", "frame-forward"],
        ["media list", "media show", "media get"],
        [
            "CommandTests/MediaTests.aFileIsSavedForItsOwnerOnly",
            "EndToEndTests/PictureTests.filesLeaveOnlyAsAskedFor",
            "ConsoleUITests/LookingTests.framesAreHeldAtBothEnds",
        ],
        reading: "a viewer over the whole window, two pictures side by side, frames one by one; the original by d or o"),
    Item(
        31, "metadata of an order", keys: ["orders", "edit"], ["orders metadata"],
        [
            "ConsoleUITests/OrderFormTests.metaDataIsWrittenBothWays",
            "CommandTests/OrderChangeTests.metadataIsShownSetRemovedAndReplaced",
            "SandboxServerTests/MetaDataTests.everyObjectHasMetadataToReadAndChange",
        ]),
    Item(
        32, "orders of one person", keys: ["orders", "next-tab"], ["orders list"],
        [
            "StoreTests/PersonTests.keyAndHitBothMakeTheSamePerson",
            "ConsoleUITests/SettingsTests.chosenColumnsAndOrderAreShown",
        ]),
    Item(
        33, "media and analyses are deleted", keys: ["media", "analyses", "delete"],
        ["media delete", "analyses delete", "orders delete"],
        [
            "ConsoleUITests/OrderFormTests.nothingIsDeletedWithoutItsIdTyped",
            "CommandTests/OrderChangeTests.analysesAndMediaComeAndGo",
            "CommandTests/OrderChangeTests.onATerminalADeletionIsTyped",
        ]),
    Item(
        34, "analyses are run again", keys: ["orders", "run"], ["analyses run"],
        [
            "ConsoleUITests/OrderFormTests.analysesAreRunAgain",
            "CommandTests/OrderChangeTests.analysesAndMediaComeAndGo",
        ],
        reading: "more analyses of an order that is there, in a group of their own, which then counts"),
    Item(
        35, "an operator decides", keys: ["approve", "decline"], ["analyses decide"],
        [
            "EndToEndTests/ReviewTests.aDecisionShowsAtOnceAndStaysWhatTheServerMadeOfIt",
            "CommandTests/DecideTests.aDecisionArrivesWithReasonAndComment",
            "RoleTests/RoleWalkTests.whoMayDecideDecidesAndTheOthersAreTold",
        ]),
    Item(
        36, "an ADMIN does not, and is told why", keys: ["approve", "decline"], ["analyses decide"],
        [
            "OzModelTests/PermissionTests.onlyOperatorsDecide",
            "RoleTests/RoleWalkTests.whoMayDecideDecidesAndTheOthersAreTold",
        ]),
    Item(
        37, "comment, history and undo of a decision", keys: ["approve", "undo", "note", "outbox", "audit"],
        ["analyses decide", "outbox list", "audit list"],
        [
            "ConsoleUITests/ReviewTests.reasonAndCommentAreKeptAsTheyAreTyped",
            "ConsoleUITests/ReviewTests.takingBackOpensTheCaseAgain",
            "EndToEndTests/ReviewTests.aDecisionTakenBackIsNotSent",
            "CommandTests/AuditTests.whatWasDoneIsListedNewestFirst",
        ],
        reading:
            "a reason and a comment, sent as one text; a few seconds to take it back; an audit that shows tampering"),
]
