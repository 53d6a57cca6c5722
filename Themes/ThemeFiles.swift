/// The themes that come with the console, as they were written.
public enum ThemeFiles {
    /// Each by its file's name, without `.toml`; `standard-dark` first, since others inherit from it.
    public static let all: [(name: String, toml: [UInt8])] = [
        ("standard-dark", PackageResources.standard_dark_toml),
        ("standard-light", PackageResources.standard_light_toml),
        ("high-contrast", PackageResources.high_contrast_toml),
        ("colour-blind", PackageResources.colour_blind_toml),
        ("monochrome", PackageResources.monochrome_toml),
        ("gruvbox", PackageResources.gruvbox_toml),
        ("nord", PackageResources.nord_toml),
        ("dracula", PackageResources.dracula_toml),
        ("solarized-light", PackageResources.solarized_light_toml),
    ]
}
