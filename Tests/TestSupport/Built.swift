import Foundation

/// The programs that this build made.
public enum Built {
    /// The path of `ozc` or `oz-sandbox` beside the test bundle.
    public static func path(_ program: String) -> String {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        let absolute = URL(fileURLWithPath: bundle).resolvingSymlinksInPath()
        return absolute.deletingLastPathComponent().appendingPathComponent(program).path
    }
}
