/// The statistics screen, and what its charts can be told.
let statisticsCommands: [Command] = [
    Command("statistics", keys: ["8"], help: "statistics", names: ["stats", "statistics"]) { _ in
        .showStatistics(tab: 0)
    },
    Command(
        "chart-new", in: .statistics, keys: ["n"], help: "new chart", names: ["chart"], hint: 11,
        refusal: Charts.refusal, argument: Charts.named, action: Charts.kinds),
    Command(
        "chart-period", in: .statistics, keys: ["p"], help: "period", names: ["period"], hint: 12,
        refusal: Charts.needsPeriod, argument: Charts.period, action: Charts.periods),
    Command(
        "chart-shape", in: .statistics, keys: ["s"], help: "shape", hint: 13, refusal: Charts.needsChart,
        action: Charts.shapes),
    Command(
        "chart-result", in: .statistics, keys: ["f"], help: "result", hint: 14, refusal: Charts.needsResult,
        action: Charts.results),
    Command(
        "chart-company", in: .statistics, keys: ["C"], help: "company", hint: 15, refusal: Charts.needsChart,
        action: Charts.companies),
    Command(
        "chart-export", in: .statistics, keys: ["E"], help: "export", hint: 16, refusal: Charts.needsChart,
        action: Charts.exports),
    Command(
        "chart-remove", in: .statistics, keys: ["D"], help: "remove", hint: 17, refusal: Charts.needsChart,
        action: Charts.remove),
    Command(
        "charts-save", in: .statistics, keys: ["W"], help: "save charts", hint: 18, refusal: Charts.refusal
    ) { _ in .chart(.save) },
]
