import ConsoleUI
import Foundation
import HTTP
import OzModel
import Remote
import Store

/// What the command line, the environment and the configuration come to: whose console this is, on which server.
public struct Workplace: Sendable {
    public let paths: Paths
    public let settings: Settings
    /// The profile's name; "default" before the first log-in.
    public private(set) var name: String
    public private(set) var profile: Profile
    public let isOffline: Bool
    public let isReadOnly: Bool

    public init(
        paths: Paths, settings: Settings, name: String, profile: Profile, isOffline: Bool = false,
        isReadOnly: Bool = false
    ) {
        self.paths = paths
        self.settings = settings
        self.name = name
        self.profile = profile
        self.isOffline = isOffline
        self.isReadOnly = isReadOnly || profile.isReadOnly
    }

    /// Where downloads go.
    var downloads: String {
        let path = settings.downloads
        return path.hasPrefix("~/") ? paths.home + path.dropFirst(1) : path
    }

    /// Where copies stand that were handed to another program; removed when the console is left.
    var outside: String { "\(paths.state)/\(name)/outside-\(getpid())" }

    /// True before anyone has logged in to anything.
    public var isNew: Bool { profile.server.isEmpty }

    /// The same console with the server and e-mail of a log-in.
    public func with(server: String, email: String) -> Workplace {
        var copy = self
        copy.profile.server = server
        copy.profile.email = email
        return copy
    }

    /// The same console for another profile, which need not exist yet.
    ///
    /// - Throws: `SettingsError` when this cannot be a profile's name.
    public func named(_ name: String) throws(SettingsError) -> Workplace {
        try WorkplaceLoader.check(name)
        var copy = self
        copy.name = name
        copy.profile = settings.profiles[name] ?? Profile()
        return copy
    }

    /// - Throws: `ServerError` when the profile's address cannot be used.
    public func server() throws(ServerError) -> Server {
        try Server(profile.server, allowPlain: profile.allowsPlain)
    }

    /// Where the tokens of this profile are kept.
    public func keeper(for server: Server) -> any TokenKeeper {
        if !profile.tokenCommand.isEmpty { return TokenCommand(profile.tokenCommand) }
        return SessionFile(path: paths.session(name), server: server.base)
    }

    /// The server with the profile's session.
    ///
    /// - Parameter owner: the mirror's, whose session alone may be used; nil for a log-in.
    public func api(_ server: Server, transport: any Transport, owner: MirrorOwner? = nil) -> OzAPI {
        OzAPI(
            server: server, transport: transport, keeper: keeper(for: server), readOnly: isReadOnly, user: owner?.user)
    }

    /// The profile's mirror; emptied when it is of another server, or of a user other than the one logged in.
    ///
    /// Without any profile there is nobody it could belong to, and what is there is not shown.
    public func openMirror() throws(StoreError) -> Mirror {
        for directory in [paths.data, "\(paths.data)/\(name)", paths.state, "\(paths.state)/\(name)"] {
            PrivateFiles.tighten(directory)
        }
        let mirror = try Mirror(path: paths.mirror(name), personPaths: settings.personKeys)
        if isNew {
            if try MirrorOwner.of(mirror) != nil { try mirror.clear() }
        } else if let server = try? server() {
            let tokens = SessionFile(path: paths.session(name), server: server.base).stored
            // A service token names no user; it is another owner than a person.
            let owner = MirrorOwner(server: server, tokens: tokens)
            let service = MirrorOwner(server: server.base, user: "token_command")
            try (profile.tokenCommand.isEmpty ? owner : service).claim(mirror)
        }
        return mirror
    }

    /// Who logged in, as the server described them; a service token names nobody, whoever logged in before it.
    func person(on server: String) -> UserSnapshot? {
        profile.tokenCommand.isEmpty ? SessionFile(path: paths.session(name), server: server).stored?.user : nil
    }

    /// What the first frame says of who looks at what, before the server was asked.
    public func identity() -> Identity {
        let server = try? server()
        let known = server.flatMap { person(on: $0.base) }
        let author = known.map(Author.init(snapshot:))
        return Identity(
            profile: name, server: server?.base, email: known?.email ?? profile.email,
            role: author?.role, isReadOnly: isReadOnly, companyID: known?.companyID, userID: author?.userID,
            barred: author?.barred ?? [])
    }
}

extension UserRole {
    /// The role of whoever logged in, older servers' flags included.
    public init(snapshot: UserSnapshot) {
        self.init(wire: snapshot.role, isAdmin: snapshot.isAdmin, isService: snapshot.isService)
    }
}
