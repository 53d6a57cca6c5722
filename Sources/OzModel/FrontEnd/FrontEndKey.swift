/// What a front end writes under one path of an order's metadata, in people's words.
public struct FrontEndKey: Equatable, Sendable {
    /// What people ask about the front end of an order; its values stand in one line.
    public enum Topic: String, CaseIterable, Sendable {
        case device = "Device"
        case system = "System"
        case kit = "SDK"
        case app = "App"
        case language = "Language"
        case session = "Session"
        case action = "Action"
        case transaction = "Transaction"
        case partner = "Partner's order"
        case lead = "Lead"
        case person = "Person key"
        case name = "Person"
    }

    /// The steps from the metadata down.
    public let path: [String]
    /// What the value answers.
    public let topic: Topic
    /// Whether it tells who somebody is; such values are masked with the faces.
    public let isPersonal: Bool

    private init(_ path: String, _ topic: Topic, isPersonal: Bool = false) {
        self.path = path.split(separator: ".").map(String.init)
        self.topic = topic
        self.isPersonal = isPersonal
    }

    /// The row of a path; nil for keys that are the integrator's own.
    public static func of(_ path: some Sequence<String>) -> FrontEndKey? {
        all.first { $0.path.elementsEqual(path) }
    }

    /// Values of a topic are read in this order.
    public static let all: [FrontEndKey] = [
        // Mobile SDK: `folder:meta_data.phone_info`. [C, section 16]
        FrontEndKey("phone_info.manufacturer", .device),
        FrontEndKey("phone_info.model", .device),
        FrontEndKey("phone_info.device", .device),
        FrontEndKey("phone_info.os_version", .system),
        FrontEndKey("phone_info.version_liveness_sdk", .kit),

        // The telemetry's description of a device, where an integrator keeps it with the order. [F, section 7; ours]
        FrontEndKey("device_info.device_family", .device),
        FrontEndKey("device_info.device_platform", .system),
        FrontEndKey("device_info.device_os", .system),
        FrontEndKey("device_info.app_id", .app),
        FrontEndKey("device_info.app_version", .app),
        FrontEndKey("device_info.app_build", .app),
        FrontEndKey("device_info.device_locale", .language),

        // Not documented: what the sandbox's modules write, and plain names of the same. [ours]
        FrontEndKey("sdk", .kit),
        FrontEndKey("locale", .language),
        FrontEndKey("event_session_id", .session),
        FrontEndKey("session_id", .session),
        FrontEndKey("action", .action),

        // Web SDK: the conventional keys of `meta`. [D, section 16]
        FrontEndKey("transaction_id", .transaction),
        FrontEndKey("partner_side_folder_id", .partner),
        FrontEndKey("end_user_id", .lead, isPersonal: true),
        FrontEndKey("iin", .person, isPersonal: true),
        FrontEndKey("person_info.first_name", .name, isPersonal: true),
        FrontEndKey("person_info.middle_name", .name, isPersonal: true),
        FrontEndKey("person_info.last_name", .name, isPersonal: true),
    ]
}
