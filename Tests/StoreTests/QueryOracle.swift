import Foundation
import OzModel
import Query
import Store

/// What a query should find, worked out without SQL from the objects as the server sent them.
struct QueryOracle {
    typealias Element = QueryWorld.Element

    /// One value that a key has in an object.
    enum Fact {
        case text(String)
        /// Meant only whole.
        case id(String)
        case number(Double)
        case flag(Bool)
    }

    let world: QueryWorld
    private let orders: [String: Element]
    private let users: [String: Element]
    private let companies: [String: Element]

    init(_ world: QueryWorld) {
        self.world = world
        func index(_ noun: Noun, _ key: String) -> [String: Element] {
            Dictionary(uniqueKeysWithValues: (world.elements[noun] ?? []).map { ($0[key] as? String ?? "", $0) })
        }
        orders = index(.orders, "folder_id")
        users = index(.users, "user_id")
        companies = index(.companies, "company_id")
    }

    /// The ids of the objects that satisfy all clauses.
    func ids(_ noun: Noun, _ clauses: [Clause]) -> Set<String> {
        let hits = (world.elements[noun] ?? []).filter { element in
            clauses.allSatisfy { clause in
                clause.tests.contains { holds($0, clause, element, noun) } != clause.isNegated
            }
        }
        return Set(hits.compactMap { Self.id($0, noun) })
    }

    static func id(_ element: Element, _ noun: Noun) -> String? {
        let keys: [Noun: String] = [
            .orders: "folder_id", .analyses: "analyse_id", .media: "media_id", .users: "user_id",
            .companies: "company_id", .collections: "collection_id",
        ]
        return keys[noun].flatMap { element[$0] as? String }
    }

    private func holds(_ test: Test, _ clause: Clause, _ element: Element, _ noun: Noun) -> Bool {
        let facts =
            switch clause.subject {
            case .anywhere: [Fact.text(words(element, noun))]
            case .meta(let path): metadata(path, element, noun)
            case .key(let key): self.facts(key, element, noun)
            }
        return facts.contains { holds(test, $0, isMeta: { if case .meta = clause.subject { true } else { false } }()) }
    }

    private func holds(_ test: Test, _ fact: Fact, isMeta: Bool) -> Bool {
        switch (test, fact) {
        case (.present, .text(let text)): return isMeta || !text.isEmpty
        case (.present, _): return true
        case (.word(let word), .text(let text)): return word == text
        case (.flag(let wanted), .flag(let flag)): return wanted == flag
        case (.within(let bounds), .number(let number)): return bounds.contains(number)
        case (.within(let bounds), .text(let text)): return isMeta && Double(text).map(bounds.contains) == true
        case (.text(let wanted, _, _), .id(let id)): return wanted == id
        case (.text(let wanted, let extent, _), .number(let number)) where isMeta:
            let text = Int(exactly: number).map(String.init) ?? "\(number)"
            return extent == .whole ? text == wanted : text.hasPrefix(wanted)
        case (.text(let wanted, let extent, let isFolded), .text(let text)):
            let (wanted, text) = isFolded ? (Self.fold(wanted), Self.fold(text)) : (wanted, text)
            switch extent {
            case .whole: return wanted == text
            case .beginning: return text.hasPrefix(wanted)
            case .part: return wanted.isEmpty || text.contains(wanted)
            }
        default: return false
        }
    }

    private static func fold(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }

    // MARK: Facts

    private func metadata(_ path: String, _ element: Element, _ noun: Noun) -> [Fact] {
        var homes = [element]
        if noun == .analyses || noun == .media, let order = orders[element["folder_id"] as? String ?? ""] {
            homes.append(order)
        }
        return homes.compactMap { home in
            var value: Any? = home["meta_data"]
            for step in path.split(separator: ".").map(String.init) {
                if let list = value as? [Any], let index = Int(step) {
                    value = list.indices.contains(index) ? list[index] : nil
                } else {
                    value = (value as? Element)?[step]
                }
            }
            return switch value {
            case let flag as Bool: .text(flag ? "true" : "false")
            case let number as Int: .number(Double(number))
            case let number as Double: .number(number)
            case let text as String: .text(text)
            default: nil
            }
        }
    }

    private func facts(_ key: String, _ element: Element, _ noun: Noun) -> [Fact] {
        func text(_ value: Any?) -> [Fact] {
            if let number = value as? Int { return [.text("\(number)")] }
            return (value as? String).map { [.text($0)] } ?? []
        }
        func number(_ value: Any?) -> [Fact] {
            ((value as? Double) ?? (value as? Int).map(Double.init)).map { [.number($0)] } ?? []
        }
        let order = noun == .orders ? element : orders[element["folder_id"] as? String ?? ""] ?? [:]
        let meta = order["meta_data"] as? Element ?? [:]
        let children = element["analyses"] as? [Element] ?? []
        switch key {
        case "status": return text(element["system_resolution"] ?? element["resolution_status"])
        case "state": return text(noun == .orders ? element["resolution_status"] : element["state"])
        case "type": return noun == .orders ? children.flatMap { text($0["type"]) } : text(element["type"])
        case "operator":
            let owners = noun == .orders ? children : [element]
            return owners.flatMap { text($0["resolution_operator"]) }
        case "score": return (noun == .orders ? children : [element]).compactMap { score($0).map { .number($0.value) } }
        case "threshold": return score(element, always: true).flatMap { $0.high }.map { [.number($0)] } ?? []
        case "closeness":
            guard let score = score(element), let high = score.high else { return [] }
            let low = score.low ?? high
            return [.number(1 - min(abs(score.value - low), abs(score.value - high)))]
        case "created": return number(element["time_created"])
        case "updated": return [.number((element["time_updated"] ?? element["time_created"]) as? Double ?? 0)]
        case "company": return owner(element["company_id"], companies, ["name"])
        case "user": return user(noun == .users ? element["user_id"] : order["user_id"])
        case "person": return text(personKey(meta))
        case "comment": return text(element["resolution_comment"])
        case "error": return text(element["error_code"]) + text(element["error_message"])
        case "group": return text(element["group_id"])
        case "collection":
            if noun == .collections { return text(element["alias"]) + [.id(element["collection_id"] as? String ?? "")] }
            return text((element["collection"] as? Element)?["alias"])
        case "hit": return (element["results_media"] as? [Element] ?? []).flatMap { text($0["person_id"]) }
        case "order": return text(order["folder_id"]) + text(meta["transaction_id"])
        case "transaction": return text(meta["transaction_id"])
        case "id": return text(Self.id(element, noun))
        case "media":
            return [.number(Double((element["media"] as? [Element] ?? []).count))]
        case "archived": return (element["is_archive"] as? Bool).map { [.flag($0)] } ?? []
        case "tag":
            let media = noun == .media ? [element] : order["media"] as? [Element] ?? []
            return media.flatMap { ($0["tags"] as? [String] ?? []).map { .text($0) } }
        default: return more(key, element, noun, meta)
        }
    }

    private func more(_ key: String, _ element: Element, _ noun: Noun, _ meta: Element) -> [Fact] {
        let info = element["info"] as? Element ?? [:]
        let original = info["original"] as? Element ?? [:]
        let video = info["video"] as? Element ?? [:]
        func number(_ value: Any?) -> [Fact] {
            ((value as? Double) ?? (value as? Int).map(Double.init)).map { [.number($0)] } ?? []
        }
        switch key {
        case "name":
            switch noun {
            case .orders, .analyses:
                let person = meta["person_info"] as? Element
                return person.map { [.text("\($0["first_name"] ?? "") \($0["last_name"] ?? "")")] } ?? []
            case .media: return (element["original_name"] as? String).map { [.text($0)] } ?? []
            case .users: return user(element["user_id"]).filter { if case .id = $0 { false } else { true } }
            case .companies: return [.text(element["name"] as? String ?? "")]
            case .collections: return [.text(element["alias"] as? String ?? "")]
            }
        case "kind":
            let kinds = ["IMAGE_FOLDER": "IMAGE", "VIDEO_FOLDER": "VIDEO", "SHOTS_SET_FOLDER": "SHOTS_SET"]
            let type = element["media_type"] as? String ?? ""
            return [.text(kinds[type] ?? type)]
        case "mime": return [.text(element["mime_type"] as? String ?? "")]
        case "size": return number(original["size"] ?? video["size"])
        case "duration": return number(video["duration"])
        case "width": return number(original["width"])
        case "height": return number(original["height"])
        case "role":
            let role = UserRole(
                wire: element["user_type"] as? String, isAdmin: element["is_admin"] as? Bool ?? false,
                isService: element["is_service"] as? Bool ?? false)
            return [.text(role.wire)]
        case "service":
            let isService = element["is_service"] as? Bool ?? false
            return [.flag(isService || element["user_type"] as? String == "CLIENT SERVICE")]
        case "active": return (element["is_active"] as? Bool).map { [.flag($0)] } ?? []
        case "start": return element["can_start_analysis_biometry"] as? Bool == true ? [.text("BIOMETRY")] : []
        case "users", "orders":
            let noun: Noun = key == "users" ? .users : .orders
            let owned = (world.elements[noun] ?? []).count {
                $0["company_id"] as? String == element["company_id"] as? String
            }
            return [.number(Double(owned))]
        default: return []
        }
    }

    private func owner(_ id: Any?, _ all: [String: Element], _ names: [String]) -> [Fact] {
        guard let id = id as? String else { return [] }
        return [.id(id)] + names.compactMap { all[id]?[$0] as? String }.map { .text($0) }
    }

    private func user(_ id: Any?) -> [Fact] {
        guard let id = id as? String else { return [] }
        guard let user = users[id] else { return [.id(id)] }
        let name = "\(user["first_name"] ?? "") \(user["last_name"] ?? "")"
        return [.id(id), .text(name), .text(display(user))] + ((user["email"] as? String).map { [.text($0)] } ?? [])
    }

    private func display(_ user: Element) -> String {
        let name = "\(user["first_name"] ?? "") \(user["last_name"] ?? "")"
        let isService = user["is_service"] as? Bool == true || user["user_type"] as? String == "CLIENT SERVICE"
        return (user["email"] as? String ?? name) + (isService ? " (service)" : "")
    }

    private func personKey(_ meta: Element) -> Any? {
        Mirror.personPaths.lazy.compactMap { path in
            path.split(separator: ".").reduce(meta as Any?) { ($0 as? Element)?[String($1)] }
        }.first
    }

    private func score(_ analysis: Element, always: Bool = false) -> (value: Double, low: Double?, high: Double?)? {
        let type = analysis["type"] as? String ?? ""
        let names = ["QUALITY": "confidence_spoofing", "BIOMETRY": "min_confidence", "COLLECTION": "confidence"]
        guard let name = names[type] else { return nil }
        let value = (analysis["results_data"] as? Element)?[name] as? Double
        guard always || value != nil else { return nil }
        let confs = analysis["confs"] as? Element ?? [:]
        let standard = type == "QUALITY" ? 0.5 : 0.85
        return (
            value ?? 0, type == "BIOMETRY" ? confs["threshold_min"] as? Double : nil,
            confs["threshold_max"] as? Double ?? standard
        )
    }

    // MARK: Words

    /// Everything that bare words look through, in one text.
    private func words(_ element: Element, _ noun: Noun) -> String {
        var texts: [String] = []
        func add(_ value: Any?) {
            switch value {
            case let list as [Any]: for item in list { add(item) }
            case let object as Element: for item in object.values { add(item) }
            case let flag as Bool: texts.append(flag ? "1" : "0")
            case let text as String: texts.append(text)
            case let number as Int: texts.append("\(number)")
            default: break
            }
        }
        let own: [Noun: [String]] = [
            .orders: ["folder_id", "company_id", "user_id", "resolution_comment", "meta_data"],
            .analyses: [
                "analyse_id", "folder_id", "type", "group_id", "error_message", "resolution_comment", "meta_data",
            ],
            .media: ["media_id", "folder_id", "original_name", "tags", "meta_data"],
            .users: ["user_id", "email", "first_name", "last_name", "user_type", "meta_data"],
            .companies: ["company_id", "name", "meta_data"], .collections: ["collection_id", "alias", "meta_data"],
        ]
        for key in own[noun] ?? [] { add(element[key]) }
        if noun == .orders || noun == .analyses {
            let verdict = (element["system_resolution"] ?? element["resolution_status"]) as? String ?? ""
            texts += [verdict, verdict.replacing("_", with: " ")]
        }
        add((element["collection"] as? Element)?["alias"])
        if noun == .analyses { add((element["results_media"] as? [Element])?.first?["person_id"]) }
        if noun != .media, noun != .companies { add(companies[element["company_id"] as? String ?? ""]?["name"]) }
        if noun == .orders, let user = users[element["user_id"] as? String ?? ""] { texts.append(display(user)) }
        if noun == .analyses || noun == .media, let order = orders[element["folder_id"] as? String ?? ""] {
            add((order["meta_data"] as? Element)?["transaction_id"])
        }
        return texts.joined(separator: " ")
    }
}
