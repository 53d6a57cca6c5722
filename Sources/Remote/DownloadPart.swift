import HTTP

/// Which bytes of a file to ask for: all of them, or those after what is there of the same state of the file.
struct DownloadPart: Hashable {
    let offset: Int
    let validator: String?

    static let whole = DownloadPart(offset: 0, validator: nil)

    /// Without a validator nobody can tell whether the file is still the same, so that it starts anew.
    init(offset: Int, validator: String?) {
        let canResume = offset > 0 && validator != nil
        self.offset = canResume ? offset : 0
        self.validator = canResume ? validator : nil
    }

    var headers: [Header] {
        guard let validator else { return [] }
        return [Header("Range", "bytes=\(offset)-"), Header("If-Range", validator)]
    }

    /// What to ask for after `head` brought the file to `size` bytes.
    func next(after head: Response, size: Int) -> DownloadPart {
        DownloadPart(offset: size, validator: head.validator ?? (head.status == 206 ? validator : nil))
    }
}
