extension Key {
    /// What was wrong with a script of keys: which token, and where it begins, in characters from 0.
    public struct SequenceError: Error, Equatable, Sendable, CustomStringConvertible {
        public let token: String
        public let position: Int

        public var description: String {
            "no key is called \"\(Sanitizer.clean(token))\" (at character \(position + 1)); "
                + "write <enter>, <esc>, <space>, <tab>, <f1>, ^d, <a-x> or plain characters"
        }
    }

    /// Reads a script such as `j j <enter> :orders<enter>`: tokens parted by blanks, each a key or a run of characters
    /// and `<named>` keys typed one by one. `<space>` is a blank and `<lt>` a `<`. Throws at the first unknown name.
    public static func sequence(parsing text: String) throws(SequenceError) -> [Key] {
        let characters = Array(text)
        var keys: [Key] = []
        var start = 0
        while start < characters.count {
            guard !characters[start].isWhitespace else {
                start += 1
                continue
            }
            let end = characters[start...].firstIndex(where: \.isWhitespace) ?? characters.count
            keys += try token(Array(characters[start..<end]), at: start)
            start = end
        }
        return keys
    }

    private static func token(_ token: [Character], at position: Int) throws(SequenceError) -> [Key] {
        if let key = Key(notation: String(token)) { return [key] }
        var keys: [Key] = []
        var index = 0
        while index < token.count {
            if token[index] == "<", let close = nameEnd(in: token, from: index) {
                let name = String(token[(index + 1)..<close])
                guard let key = Key(name: name) else {
                    throw SequenceError(token: "<\(name)>", position: position + index)
                }
                keys.append(key)
                index = close + 1
            } else if let key = Key(notation: String(token[index])) {
                keys.append(key)
                index += 1
            } else {
                throw SequenceError(token: String(token[index]), position: position + index)
            }
        }
        return keys
    }

    // `<=` and a lone `<` are what somebody types in a query; only letters, digits and `-` make a name.
    private static func nameEnd(in token: [Character], from open: Int) -> Int? {
        guard let close = token[open...].firstIndex(of: ">"), close > open + 1 else { return nil }
        let name = token[(open + 1)..<close]
        let held = name.count == 3 && name.dropFirst().first == "-"
        return held || name.allSatisfy { $0 == "-" || ($0.isASCII && ($0.isLetter || $0.isNumber)) } ? close : nil
    }
}
