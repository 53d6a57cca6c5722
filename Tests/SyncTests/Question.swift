/// A request as the fake server understood it.
struct Question: Sendable, Equatable {
    /// "folders", "users", …
    let list: String
    let id: String?
    let query: [String: String]

    init(url: String) {
        let parts = url.split(separator: "?", maxSplits: 1)
        let path = parts[0].split(separator: "/").drop { $0 != "api" }.dropFirst()
        list = path.first.map(String.init) ?? ""
        id = path.dropFirst().first.map(String.init)
        let pairs = parts.count > 1 ? parts[1].split(separator: "&") : []
        query = Dictionary(
            pairs.map { pair in
                let sides = pair.split(separator: "=", maxSplits: 1)
                let value = sides.count > 1 ? String(sides[1]) : ""
                return (
                    String(sides[0]),
                    value.replacing("%7B", with: "{").replacing("%7D", with: "}").replacing("%2C", with: ",")
                )
            }, uniquingKeysWith: { _, last in last })
    }

    func number(_ name: String, _ missing: Double) -> Double { query[name].flatMap(Double.init) ?? missing }
}
