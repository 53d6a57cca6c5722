import Canvas

/// A chart as a file: the figures, or the picture.
public struct ChartFile {
    public let name: String
    /// What is in it; of a PNG, the SVG that it is made of.
    public let text: String

    /// - Parameter now: epoch seconds at which it was counted.
    public init(_ chart: Chart, _ data: ChartData, _ format: ChartFormat, note: String, now: Double) {
        let words = chart.kind.title.lowercased().split(separator: " ").joined(separator: "-")
        name = "\(words) \(UTCDate(day: ChartPeriod.day(now)).text).\(format.rawValue)"
        let title = ([chart.kind.title] + chart.words).joined(separator: " · ")
        text =
            switch format {
            case .csv: Self.csv(data)
            case .svg, .png: ChartSVG(title: title, note: note, shape: chart.shape).text(data)
            }
    }

    /// A line for each label with a column for each series; figures without separators, for programs.
    static func csv(_ data: ChartData) -> String {
        let data = data.flattened
        let first = data.isTime ? "time_utc" : "name"
        let names = data.series.map { $0.name }
        var lines = [Spreadsheet.line(([first] + names).map { Spreadsheet.cell($0, isText: true) })]
        for (index, label) in data.labels.enumerated() {
            let figures = data.series.map { Spreadsheet.cell(number($0.values[index]), isText: false) }
            lines.append(Spreadsheet.line([Spreadsheet.cell(label, isText: true)] + figures))
        }
        return lines.joined()
    }

    /// `12`, `1.25`; nothing where nothing is known.
    static func number(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "" }
        return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
}
