// swift-tools-version:6.2
import PackageDescription

// A release carries the Swift runtime: it starts in three quarters of the time, and needs no Swift where it runs. Named
// here, so that every `swift build -c release` makes the same program; OZC_DYNAMIC=1 leaves it out. The libraries are those
// that Foundation's own ones need; lld finds them in any order.
let staticRuntime: [LinkerSetting] =
    Context.environment["OZC_DYNAMIC"] != nil
    ? []
    : [
        .unsafeFlags(
            [
                "-static-stdlib", "-use-ld=lld", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCollections",
                "-l_FoundationCShims",
            ], .when(configuration: .release))
    ]

let package = Package(
    name: "ozc",
    products: [
        .executable(name: "ozc", targets: ["ozc"]),
        .executable(name: "ozc-pictures", targets: ["ozc-pictures"]),
        .executable(name: "oz-sandbox", targets: ["oz-sandbox"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    ],
    targets: [
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CChafa", providers: [.apt(["libchafa-dev"])]),
        .systemLibrary(name: "CTurboJPEG", pkgConfig: "libturbojpeg", providers: [.apt(["libturbojpeg0-dev"])]),
        .systemLibrary(name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
        .systemLibrary(name: "CCrypt", providers: [.apt(["libcrypt-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CSQLite"),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CConfine"),
        .target(name: "CTerminal"),

        .target(name: "OzModel"),
        .target(name: "Query", dependencies: ["OzModel"]),
        .target(name: "Canvas"),
        .target(name: "HTTP"),
        .target(name: "PictureProtocol", dependencies: ["Canvas"]),
        .target(name: "Remote", dependencies: ["OzModel", "Query", "HTTP"]),
        .target(
            name: "Store",
            dependencies: [
                "OzModel", "Query", "CMalloc", "CSQLite", "CZlib", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]
        ),
        .target(name: "Sync", dependencies: ["OzModel", "Query", "HTTP", "Remote", "Store"]),
        .target(
            name: "Themes", path: "Themes",
            resources: [
                .embedInCode("standard-dark.toml"), .embedInCode("standard-light.toml"),
                .embedInCode("high-contrast.toml"), .embedInCode("colour-blind.toml"),
                .embedInCode("monochrome.toml"), .embedInCode("gruvbox.toml"), .embedInCode("nord.toml"),
                .embedInCode("dracula.toml"), .embedInCode("solarized-light.toml"),
            ]
        ),
        .target(
            name: "ConsoleUI",
            dependencies: [
                "OzModel", "Query", "Canvas", "Store", "Themes", .product(name: "TOMLKit", package: "TOMLKit"),
            ]
        ),
        .target(
            name: "Session",
            dependencies: [
                "ConsoleUI", "Canvas", "OzModel", "Query", "Sync", "Store", "Remote", "HTTP", "PictureProtocol",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .target(name: "Curses", dependencies: ["CNcurses", "CTerminal", "Canvas"]),
        .target(name: "Curl", dependencies: ["CCurl", "HTTP"]),
        .executableTarget(
            name: "ozc",
            dependencies: [
                "Session", "ConsoleUI", "Canvas", "Curses", "Curl", "HTTP", "OzModel", "PictureProtocol", "Query",
                "Remote", "Store", "Sync",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            linkerSettings: staticRuntime
        ),
        .executableTarget(
            name: "ozc-pictures",
            dependencies: ["PictureProtocol", "Canvas", "CChafa", "CTurboJPEG", "CPNG", "CConfine"]
        ),

        .target(
            name: "SandboxServer",
            dependencies: [
                "CCrypt",
                "CArchive",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: [.copy("Media")]
        ),
        .executableTarget(
            name: "oz-sandbox",
            dependencies: ["SandboxServer", .product(name: "ArgumentParser", package: "swift-argument-parser")]
        ),

        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .target(name: "FaultServer", path: "Tests/FaultServer"),
        .executableTarget(
            name: "terminal-probe", dependencies: ["Curses", "Canvas"], path: "Tests/terminal-probe"),
        .executableTarget(
            name: "decision-driver", dependencies: ["Curl", "OzModel", "Remote", "Store", "Sync"],
            path: "Tests/decision-driver"),
        .executableTarget(name: "mirror-driver", dependencies: ["OzModel", "Store"], path: "Tests/mirror-driver"),
        .executableTarget(
            name: "console-walk", dependencies: ["TestSupport", "ConsoleUI", "Canvas", "OzModel", "Store"],
            path: "Tests/console-walk"),
        .testTarget(name: "CanvasTests", dependencies: ["Canvas"]),
        .testTarget(
            name: "PictureTests", dependencies: ["TestSupport", "PictureProtocol", "Canvas", "ozc-pictures"]),
        .testTarget(name: "CursesTests", dependencies: ["TestSupport", "terminal-probe"]),
        .testTarget(name: "ThemesTests", dependencies: ["Themes", "Canvas"]),
        .testTarget(name: "RemoteTests", dependencies: ["Remote", "Query", "OzModel", "HTTP", "Curl", "FaultServer"]),
        .testTarget(name: "CurlTests", dependencies: ["CCurl", "Curl", "HTTP", "FaultServer"]),
        .testTarget(name: "OzModelTests", dependencies: ["OzModel"]),
        .testTarget(name: "QueryTests", dependencies: ["Query", "OzModel"]),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Store", "Query", "OzModel", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "SyncTests",
            dependencies: ["TestSupport", "FaultServer", "Curl", "Query", "Sync", "Store", "Remote", "HTTP", "OzModel"]),
        .testTarget(
            name: "SessionTests",
            dependencies: [
                "TestSupport", "Session", "ConsoleUI", "Canvas", "Curl", "PictureProtocol", "Query", "Store", "Sync",
                "Remote", "HTTP", "OzModel", "oz-sandbox",
            ]),
        .testTarget(
            name: "SandboxServerTests",
            dependencies: [
                "TestSupport", "SandboxServer", .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]
        ),
        .testTarget(
            name: "ConsoleUITests",
            dependencies: ["TestSupport", "console-walk", "ConsoleUI", "Canvas", "OzModel", "Query", "Store"],
            exclude: ["Golden"]),
        .testTarget(name: "HouseTests", dependencies: ["ConsoleUI", "Canvas", "Query"]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "TestSupport", "FaultServer", "ozc", "ozc-pictures", "oz-sandbox", "Store", "OzModel",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "DecisionTests",
            dependencies: [
                "TestSupport", "oz-sandbox", "decision-driver", "Curl", "HTTP", "OzModel", "Remote", "Store", "Sync",
            ]),
        .testTarget(
            name: "ChangeTests",
            dependencies: ["TestSupport", "oz-sandbox", "Curl", "HTTP", "OzModel", "Remote", "Store", "Sync"]),
        .testTarget(name: "ConformanceTests", dependencies: ["TestSupport", "oz-sandbox"]),
        .testTarget(
            name: "RoleTests",
            dependencies: [
                "TestSupport", "ozc", "ozc-pictures", "oz-sandbox", "Canvas", "ConsoleUI", "OzModel", "Session",
            ]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["TestSupport", "FaultServer", "ozc", "ozc-pictures", "oz-sandbox", "Store", "OzModel"]),
    ],
    swiftLanguageModes: [.v6]
)

// CI builds with warnings as errors; a newer compiler's new warnings do not keep anyone else from building.
if Context.environment["OZC_STRICT"] != nil {
    let isSwift = { (target: Target) in
        [.regular, .executable, .test].contains(target.type) && target.name != "CTerminal"
    }
    for target in package.targets where isSwift(target) {
        target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
    }
}
