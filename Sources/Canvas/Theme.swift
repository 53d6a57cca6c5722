/// What roles and grounds look like. A role that is not named falls back: `verdict.pending`, `verdict`, `text`.
public struct Theme: Equatable, Sendable {
    public let name: String
    public let isDark: Bool
    /// As the theme file names them, without what falls back.
    public let roles: [Role: Style]
    public let grounds: [Ground: Style]
    private let resolved: [Role: Style]

    public init(name: String, isDark: Bool, roles: [Role: Style], grounds: [Ground: Style]) {
        self.name = name
        self.isDark = isDark
        self.roles = roles
        self.grounds = grounds
        var resolved: [Role: Style] = [:]
        for role in Role.allCases {
            let nearest = role.names.lazy.compactMap(Role.init(rawValue:)).compactMap { roles[$0] }.first
            resolved[role] = nearest ?? Style()
        }
        self.resolved = resolved
    }

    /// The look of `role` where `ground` lies under it.
    public func style(_ role: Role, on ground: Ground) -> Style {
        (resolved[role] ?? Style()).on(grounds[ground] ?? Style())
    }

    /// The look without colours: what a background said is said by an attribute instead.
    public func colourlessStyle(_ role: Role, on ground: Ground) -> Style {
        var style = style(role, on: ground)
        style.foreground = nil
        style.background = nil
        switch ground {
        case .selected: style.reverse = true
        case .marked: style.underline = true
        case .plain, .bar, .overlay, .input: break
        }
        return style
    }

    /// Attributes only, compiled in: what is shown when no theme file can be read.
    public static let plain = Theme(
        name: "plain", isDark: true,
        roles: [
            .title: Style(bold: true), .heading: Style(bold: true), .tabActive: Style(bold: true, underline: true),
            .key: Style(bold: true), .match: Style(underline: true), .dim: Style(dim: true), .rule: Style(dim: true),
            .error: Style(bold: true), .noticeError: Style(bold: true),
        ],
        grounds: [.selected: Style(reverse: true), .marked: Style(underline: true)])
}
