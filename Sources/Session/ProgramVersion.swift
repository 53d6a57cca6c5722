/// Which ozc this is.
public enum ProgramVersion {
    /// As `ozc --version` and what it writes say it.
    public static let text = "0.1.0"
}
