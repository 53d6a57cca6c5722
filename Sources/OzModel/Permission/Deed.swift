/// What may be done to an object; deciding is apart from updating, since an ADMIN may not. [D]
public enum Deed: String, CaseIterable, Sendable {
    case create, read, update, delete, decide
}
