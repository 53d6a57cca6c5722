extension Change {
    /// What has to be typed before it is deleted, so that no habit answers: the first letters of its id.
    public var confirmation: String {
        let id = if case .deletePhoto(let photo, _, _) = self { photo.id.rawValue } else { objectID ?? "" }
        return String(id.prefix(6)).lowercased()
    }

    /// Whether these are the letters asked for, or more of the id.
    public func isConfirmed(by typed: String) -> Bool {
        let word = confirmation
        return !word.isEmpty && typed.count >= word.count && typed.lowercased().hasPrefix(word)
    }
}
