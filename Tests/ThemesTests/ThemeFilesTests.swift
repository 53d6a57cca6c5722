import Canvas
import Testing
import Themes

struct ThemeFilesTests {
    static let names = ThemeFiles.all.map(\.name)

    @Test func thereAreEightOrMoreAndTwoAreLight() throws {
        let files = try Self.names.map { try #require(ThemeFile(named: $0)) }
        #expect(files.count >= 8)
        #expect(files.filter { !$0.isDark }.count >= 2)
        #expect(files.map(\.name) == Self.names)
    }

    @Test(arguments: names)
    func everyNameAndColourIsKnown(_ name: String) throws {
        let file = try #require(ThemeFile(named: name))
        let known = Set(Role.allCases.map(\.rawValue) + Ground.allCases.map(\.themeName))
        #expect(Set(file.entries.keys).subtracting(known) == [])
        let attributes: Set = ["fg", "bg", "bold", "dim", "italic", "underline", "reverse"]
        for (key, values) in file.entries {
            #expect(Set(values.keys).subtracting(attributes) == [], "\(key)")
            for colour in [values["fg"], values["bg"]].compactMap({ $0 }) {
                #expect(file.colour(colour) != nil, "\(key): \(colour)")
            }
        }
        for colour in file.palette.keys { #expect(file.colour(colour) != nil, "\(colour)") }
        #expect(file.entries["ground.plain"] == nil, "the terminal's own background shows through")
    }

    @Test(arguments: names.filter { $0 != "monochrome" })
    func everyRoleCanBeReadOnEveryGround(_ name: String) throws {
        let file = try #require(ThemeFile(named: name))
        let background = try #require(file.background)
        // What the terminal writes where a role names no colour.
        let ink: Colour = file.isDark ? .rgb(0xE0, 0xE0, 0xE0) : .rgb(0x20, 0x20, 0x20)
        for role in Role.allCases {
            for ground in Ground.allCases {
                let style = file.theme.style(role, on: ground)
                let contrast = Sight.contrast(style.foreground ?? ink, style.background ?? background)
                let isLine = [.rule, .barEmpty].contains(role)
                #expect(contrast >= (isLine ? 3 : 4.5), "\(role.rawValue) on \(ground.rawValue): \(contrast)")
            }
        }
    }

    @Test(arguments: names)
    func aSelectionIsSeen(_ name: String) throws {
        let theme = try #require(ThemeFile(named: name)).theme
        for role in Role.allCases {
            #expect(theme.style(role, on: .selected) != theme.style(role, on: .plain))
            #expect(theme.style(role, on: .selected) != theme.style(role, on: .marked))
        }
    }

    @Test func verdictsAreToldApartWithoutRedAndGreen() throws {
        let file = try #require(ThemeFile(named: "colour-blind"))
        let roles: [Role] = [.verdictSuccess, .verdictDeclined, .verdictOperator, .verdictProcessing, .verdictPending]
        let colours = try roles.map { try #require(file.theme.style($0, on: .plain).foreground) }
        for (index, colour) in colours.enumerated() {
            for other in (index + 1)..<colours.count {
                let distance = Sight.deuteranopeDistance(colour, colours[other])
                #expect(distance > 15, "\(roles[index].rawValue), \(roles[other].rawValue): \(distance)")
            }
        }
    }

    @Test func monochromeHasNoColour() throws {
        let file = try #require(ThemeFile(named: "monochrome"))
        #expect(file.entries.values.allSatisfy { $0["fg"] == nil && $0["bg"] == nil })
        #expect(file.theme.style(.text, on: .selected).reverse)
    }
}
