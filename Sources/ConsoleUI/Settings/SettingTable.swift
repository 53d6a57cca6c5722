import Canvas
import OzModel
import Query
import Store
import TOMLKit

/// One setting: its name in the file, what it is for, its default as it would be written, and how it is read.
public struct Setting: Sendable {
    /// With its section: `sync.page`.
    public let name: String
    public let help: String
    /// As TOML.
    public let standard: String
    /// False when the value cannot be used.
    let read: @Sendable (any TOMLValueConvertible, inout Settings) -> Bool
    /// What would be accepted, for the error.
    let accepts: String
}

/// Every plain setting; reading, `config init`, `config show` and the errors read this table.
public let settingTable: [Setting] = plainSettings + syncSettings + reviewSettings + mediaSettings

private let plainSettings: [Setting] = [
    Setting(
        name: "profile", help: "the profile used when --profile names none", standard: "\"default\"",
        read: { value, settings in
            settings.profile = value.string
            return value.string != nil
        }, accepts: "a name"),
    Setting(
        name: "theme", help: "see ozc themes", standard: "\"standard-dark\"",
        read: { value, settings in
            settings.theme = value.string ?? settings.theme
            return value.string != nil
        }, accepts: "a theme's name"),
    Setting(
        name: "background", help: "theme, or terminal to let the terminal's own show through", standard: "\"theme\"",
        read: { value, settings in
            settings.paintsBackground = value.string != "terminal"
            return ["theme", "terminal"].contains(value.string)
        }, accepts: "theme or terminal"),
    Setting(
        name: "colours", help: "auto, truecolor, 256, 16, 8 or mono", standard: "\"auto\"",
        read: { value, settings in
            settings.colours = value.string.flatMap(ColourDepth.init(rawValue:))
            return value.string == "auto" || settings.colours != nil
        }, accepts: "auto, truecolor, 256, 16, 8 or mono, in quotes"),
    Setting(
        name: "glyphs", help: "auto, unicode or ascii", standard: "\"auto\"",
        read: { value, settings in
            settings.ascii = value.string == "ascii" ? true : value.string == "unicode" ? false : nil
            return ["auto", "unicode", "ascii"].contains(value.string)
        }, accepts: "auto, unicode or ascii"),
    Setting(
        name: "person_keys", help: "metadata paths that tell one person from another",
        standard: "[\(Mirror.personPaths.map { "\"\($0)\"" }.joined(separator: ", "))]",
        read: { value, settings in
            guard let names = strings(value) else { return false }
            settings.personKeys = names
            return true
        }, accepts: "a list of names"),
]

/// The settings of one profile, likewise.
struct ProfileSetting: Sendable {
    let name: String
    let help: String
    let read: @Sendable (any TOMLValueConvertible, inout Profile) -> Bool
    let accepts: String
}

let profileTable: [ProfileSetting] = [
    ProfileSetting(
        name: "server", help: "the Oz API's address",
        read: { value, profile in
            profile.server = value.string ?? ""
            return value.string != nil
        }, accepts: "an address"),
    ProfileSetting(
        name: "email", help: "who logs in",
        read: { value, profile in
            profile.email = value.string ?? ""
            return value.string != nil
        }, accepts: "an e-mail address"),
    ProfileSetting(
        name: "ca_file", help: "authorities to trust instead of the system's, PEM",
        read: { value, profile in
            profile.caFile = value.string
            return value.string != nil
        }, accepts: "a file"),
    ProfileSetting(
        name: "allow_plain_http", help: "plain http to another machine",
        read: { value, profile in
            profile.allowsPlain = value.bool ?? false
            return value.bool != nil
        }, accepts: "true or false"),
    ProfileSetting(
        name: "read_only", help: "send no change to this server",
        read: { value, profile in
            profile.isReadOnly = value.bool ?? false
            return value.bool != nil
        }, accepts: "true or false"),
    ProfileSetting(
        name: "theme", help: "instead of the general one",
        read: { value, profile in
            profile.theme = value.string
            return value.string != nil
        }, accepts: "a theme's name"),
    ProfileSetting(
        name: "password_command", help: "prints the password",
        read: { value, profile in
            profile.passwordCommand = strings(value) ?? []
            return !profile.passwordCommand.isEmpty
        }, accepts: "a list: program, then its arguments"),
    ProfileSetting(
        name: "token_command", help: "prints a service account's token",
        read: { value, profile in
            profile.tokenCommand = strings(value) ?? []
            return !profile.tokenCommand.isEmpty
        }, accepts: "a list: program, then its arguments"),
    ProfileSetting(
        name: "bio", help: "the bio server that ozc health asks",
        read: { value, profile in
            profile.bio = value.string
            return value.string != nil
        }, accepts: "an address, such as http://bio.internal:8501"),
]

/// A list of strings, nil when it is anything else.
func strings(_ value: any TOMLValueConvertible) -> [String]? {
    guard let array = value.array else { return nil }
    let strings = array.compactMap(\.string)
    return strings.count == array.count ? strings : nil
}
