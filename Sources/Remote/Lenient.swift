/// A field name known only when the answer is read.
struct FieldName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}

// Servers of different ages name and type the same field differently; a wrong type counts as absent.
extension KeyedDecodingContainer<FieldName> {
    /// The first of these fields that holds a text, a number written as text included.
    func text(_ names: String...) -> String? {
        for name in names {
            let key = FieldName(name)
            if let text = try? decode(String.self, forKey: key) { return text }
            if let number = try? decode(Int.self, forKey: key) { return "\(number)" }
        }
        return nil
    }

    /// The first of these fields that holds a number, also as text.
    func number(_ names: String...) -> Double? {
        for name in names {
            let key = FieldName(name)
            if let number = try? decode(Double.self, forKey: key) { return number }
            if let text = try? decode(String.self, forKey: key), let number = Double(text) { return number }
        }
        return nil
    }

    /// The first of these fields that holds a truth value, also as 0 or 1.
    func flag(_ names: [String]) -> Bool? {
        for name in names {
            let key = FieldName(name)
            if let flag = try? decode(Bool.self, forKey: key) { return flag }
            if let number = try? decode(Int.self, forKey: key) { return number != 0 }
        }
        return nil
    }
}
