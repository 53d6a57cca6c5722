/// Invented metadata of an order: who, which transaction, which device.
enum OrderMetaData {
    private static let devices: [(manufacturer: String, model: String, device: String, system: String)] = [
        ("Apple", "iPhone", "iPhone 12", "17.0"), ("Apple", "iPhone", "iPhone 15 Pro", "18.4"),
        ("Samsung", "SM-S911B", "Galaxy S23", "14"), ("Xiaomi", "2201117TG", "Redmi Note 11", "13"),
        ("Google", "Pixel 8", "shiba", "15"), ("HUAWEI", "ELE-L29", "P30", "10"),
    ]

    /// The keys differ from order to order, as integrations do.
    static func make(_ person: Person, order: Int, random: inout SplitMix) -> JSON {
        var members: [JSON.Member] = [.init("transaction_id", .string("tr-\(String(order + 10_000, radix: 36))"))]
        if random.chance(0.7) { members.append(.init("iin", .string(person.iin))) }
        if random.chance(0.55) { members.append(.init("end_user_id", .string("lead-\(person.number + 1)"))) }
        if random.chance(0.8) { members.append(.init("person_info", person.info)) }
        if random.chance(0.25) { members.append(.init("channel", .string(random.pick(["web", "mobile", "branch"])))) }
        if random.chance(0.12) { members.append(.init("amount", .double(Double(random.below(2_000_000)) / 100))) }
        if random.chance(0.3) {
            let device = random.pick(devices)
            members.append(
                .init(
                    "phone_info",
                    [
                        "manufacturer": .string(device.manufacturer), "model": .string(device.model),
                        "device": .string(device.device), "os_version": .string(device.system),
                        "version_liveness_sdk": .string(random.pick(["1.0.20", "8.9.3", "8.12.0"])),
                    ]))
        }
        return .object(members)
    }

    static func technical(random: inout SplitMix) -> JSON {
        guard random.chance(0.5) else { return [:] }
        return ["sdk": .string(random.pick(["web 1.9.2", "android 8.12.0", "ios 8.12.0"])), "locale": "en"]
    }
}
