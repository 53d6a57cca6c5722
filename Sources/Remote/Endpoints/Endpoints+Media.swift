import HTTP

extension Endpoints {
    /// One media object.
    public static func media(_ id: String) -> Endpoint<JSONText> {
        json(.get, path("media", id))
    }

    /// A file by the address that a media object gives; the token goes along only to the server itself.
    public static func file(_ url: String) -> Endpoint<[UInt8]> {
        Endpoint(.get, .file(url), decode: Answers.bytes)
    }
}
