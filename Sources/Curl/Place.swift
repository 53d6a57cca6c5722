/// Host and port of an address, for messages only.
struct Place {
    let host: String
    let port: Int

    init(url: String) {
        let isPlain = url.lowercased().hasPrefix("http://")
        let rest = url.drop { $0 != ":" }.dropFirst(3)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let place = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? authority
        let usual = isPlain ? 80 : 443
        if place.hasPrefix("["), let end = place.firstIndex(of: "]") {
            host = String(place[...end])
            port = Int(place[place.index(after: end)...].dropFirst()) ?? usual
        } else {
            let pieces = place.split(separator: ":", maxSplits: 1)
            host = pieces.first.map(String.init) ?? ""
            port = pieces.count == 2 ? Int(pieces[1]) ?? usual : usual
        }
    }
}
