import Canvas
import Glibc

/// A chart as an SVG document: well-formed, whatever companies are called, and with every figure in it as text.
public struct ChartSVG {
    private let title: String
    private let note: String
    private let shape: ChartShape

    private static let width = 720.0
    private static let top = 56.0
    /// Told apart by people who do not see all colours (Okabe and Ito); the darkest differ in lightness too.
    private static let colours = [
        "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#7f7f7f", "#f0e442",
    ]
    private static let dashes = ["", "8 4", "2 3", "10 3 2 3", "4 4", "1 5", "12 6", "6 2"]

    /// - Parameter note: what the figures cover; stands below.
    public init(title: String, note: String, shape: ChartShape) {
        self.title = title
        self.note = note
        self.shape = shape
    }

    public func text(_ data: ChartData) -> String {
        let picture: (height: Double, body: [String])
        if data.isTime {
            picture = (340, shape == .bar ? columns(data) : lines(data))
        } else if shape == .donut {
            let parts = DonutPlot.parts(data, most: 12)
            picture = (max(300, Double(parts.count) * 22 + 40), ring(parts, data))
        } else {
            let data = data.shortened(to: 40)
            picture = (Double(data.labels.count) * 26 + 60, bars(data))
        }
        let end = Self.top + picture.height
        let legend = data.series.count > 1 && shape != .donut ? legend(data, from: end) : []
        let notes = end + Double(legend.count) * 20 + 24
        let height = Int(notes + 24)
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" width="720" height="\(height)" viewBox="0 0 720 \(height)" \
            font-family="sans-serif" font-size="13">
            <title>\(Self.escaped(title))</title>
            <rect width="100%" height="100%" fill="#ffffff"/>
            \(label(title, 20, 28, size: 16))
            \((picture.body + legend).joined(separator: "\n"))
            \(label(note, 20, notes, size: 11))
            </svg>

            """
    }

    // MARK: Shapes

    private func plot(_ data: ChartData, _ highest: Double) -> (axis: ChartAxis, body: [String]) {
        let axis = ChartAxis(highest, isWhole: data.unit != .seconds, most: 5)
        var body = axis.ticks.flatMap { tick in
            let y = height(tick, axis)
            return [
                "<line x1=\"70\" x2=\"700\" y1=\"\(y)\" y2=\"\(y)\" stroke=\"#cccccc\"/>",
                label(ChartAxis.short(tick), 62, y + 4, anchor: "end"),
            ]
        }
        let step = max(1, (data.labels.count + 9) / 10)
        for index in stride(from: 0, to: data.labels.count, by: step) {
            body.append(label(data.short[index], place(index, data), Self.top + 320, anchor: "middle"))
        }
        return (axis, body)
    }

    private func height(_ value: Double, _ axis: ChartAxis) -> Double {
        Self.rounded(Self.top + 300 - value / axis.top * 290)
    }

    private func place(_ index: Int, _ data: ChartData) -> Double {
        Self.rounded(70 + (Double(index) + 0.5) * 630 / Double(max(1, data.labels.count)))
    }

    private func lines(_ data: ChartData) -> [String] {
        let highest = data.series.flatMap { $0.values.compactMap(\.self) }.max() ?? 0
        let (axis, frame) = plot(data, highest)
        var body = frame
        for (order, series) in data.series.enumerated() {
            let points = series.values.enumerated().compactMap { index, value in
                value.map { (place(index, data), height($0, axis), data.labels[index], $0) }
            }
            let path = points.map { "\($0.0),\($0.1)" }.joined(separator: " ")
            let colour = Self.colour(order)
            body.append(
                "<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\""
                    + " stroke-dasharray=\"\(Self.dashes[order % Self.dashes.count])\"/>")
            for point in points {
                let words = "\(series.name), \(point.2): \(data.words(point.3))"
                body.append(
                    "<circle cx=\"\(point.0)\" cy=\"\(point.1)\" r=\"3\" fill=\"\(colour)\">"
                        + "<title>\(Self.escaped(words))</title></circle>")
            }
        }
        return body
    }

    private func columns(_ data: ChartData) -> [String] {
        let (axis, frame) = plot(data, data.labels.indices.map { data.sum(at: $0) }.max() ?? 0)
        var body = frame
        let width = Self.rounded(min(48, 630 / Double(max(1, data.labels.count)) * 0.8))
        for index in data.labels.indices {
            var sum = 0.0
            for (order, series) in data.series.enumerated() {
                guard let value = series.values[index], value > 0 else { continue }
                let (low, high) = (height(sum, axis), height(sum + value, axis))
                sum += value
                let words = "\(series.name), \(data.labels[index]): \(data.words(value))"
                body.append(rect(place(index, data) - width / 2, high, width, low - high, order, words))
            }
        }
        return body
    }

    private func bars(_ data: ChartData) -> [String] {
        let highest = data.labels.indices.map { data.sum(at: $0) }.max() ?? 0
        let axis = ChartAxis(highest, isWhole: data.unit != .seconds, most: 5)
        func x(_ value: Double) -> Double { Self.rounded(220 + value / axis.top * 380) }
        let bottom = Self.top + Double(data.labels.count) * 26
        var body = axis.ticks.flatMap { tick in
            [
                "<line x1=\"\(x(tick))\" x2=\"\(x(tick))\" y1=\"\(Self.top)\" y2=\"\(bottom)\" stroke=\"#cccccc\"/>",
                label(ChartAxis.short(tick), x(tick), bottom + 18, anchor: "middle"),
            ]
        }
        for (index, name) in data.labels.enumerated() {
            let y = Self.top + Double(index) * 26 + 4
            body.append(
                label(TextWidth.fit(Sanitizer.clean(name), width: 26, align: .left).trimmed, 210, y + 13, anchor: "end")
            )
            var sum = 0.0
            for (order, series) in data.series.enumerated() {
                guard let value = series.values[index], value > 0 else { continue }
                let words = "\(series.name), \(name): \(data.words(value))"
                body.append(rect(x(sum), y, x(sum + value) - x(sum), 18, order, words))
                sum += value
            }
            body.append(label(data.words(sum), x(sum) + 6, y + 13))
        }
        return body
    }

    private func ring(_ parts: [DonutPlot.Part], _ data: ChartData) -> [String] {
        let total = data.total ?? 0
        let (centre, radius, around) = ((x: 170.0, y: Self.top + 140), 100.0, 2 * Double.pi * 100)
        var body: [String] = []
        var before = 0.0
        for (order, part) in parts.enumerated() where total > 0 {
            let length = Self.rounded(part.value / total * around)
            body.append(
                "<circle cx=\"\(centre.x)\" cy=\"\(centre.y)\" r=\"\(radius)\" fill=\"none\" stroke-width=\"50\""
                    + " stroke=\"\(Self.colour(order))\" stroke-dasharray=\"\(length) \(Self.rounded(around - length))\""
                    + " stroke-dashoffset=\"\(Self.rounded(-before))\""
                    + " transform=\"rotate(-90 \(centre.x) \(centre.y))\"/>")
            before += part.value / total * around
        }
        body.append(label(data.words(total), centre.x, centre.y + 6, anchor: "middle", size: 18))
        for (order, part) in parts.enumerated() {
            let y = Self.top + 20 + Double(order) * 22
            let share = BarPlot.percent(part.value, of: total).trimmed
            body.append(rect(330, y - 11, 13, 13, order, part.name))
            body.append(label("\(part.name): \(data.words(part.value))\(share.isEmpty ? "" : " (\(share))")", 352, y))
        }
        return body
    }

    private func legend(_ data: ChartData, from y: Double) -> [String] {
        data.series.enumerated().map { order, series in
            let sum = data.total == nil ? "" : ": \(data.words(series.sum))"
            let row = y + 20 + Double(order) * 20
            return rect(70, row - 11, 13, 13, order, series.name) + label("\(series.name)\(sum)", 92, row)
        }
    }

    // MARK: Elements

    private func label(
        _ text: String, _ x: Double, _ y: Double, anchor: String = "start", size: Int = 13
    ) -> String {
        "<text x=\"\(Self.rounded(x))\" y=\"\(Self.rounded(y))\" text-anchor=\"\(anchor)\" font-size=\"\(size)\""
            + " fill=\"#222222\">\(Self.escaped(text))</text>"
    }

    private func rect(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ order: Int, _ words: String
    ) -> String {
        "<rect x=\"\(Self.rounded(x))\" y=\"\(Self.rounded(y))\" width=\"\(Self.rounded(max(0.5, width)))\""
            + " height=\"\(Self.rounded(max(0.5, height)))\" fill=\"\(Self.colour(order))\" stroke=\"#ffffff\">"
            + "<title>\(Self.escaped(words))</title></rect>"
    }

    private static func colour(_ order: Int) -> String { colours[order % colours.count] }
    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

    /// Text that means nothing to XML: no control characters, no markup.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in Sanitizer.clean(text).unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            // XML 1.0 knows no such characters at all.
            case "\u{FFFE}", "\u{FFFF}", "\u{0}"..."\u{1F}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
