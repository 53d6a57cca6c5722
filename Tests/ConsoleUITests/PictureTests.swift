import Canvas
import ConsoleUI
import OzModel
import Testing

/// Pictures on every screen that has some: what is there, what is loading, what cannot be shown, what is masked.
struct PictureTests {
    static let scenes: [Scene] = [
        Scene(name: "pictures-order", keys: "j <enter>", sizes: Scene.wide),
        Scene(name: "pictures-order-media", keys: "j <enter> l", sizes: Scene.wide),
        Scene(name: "pictures-analysis", keys: "3 j j <enter>", sizes: Scene.wide),
        Scene(name: "pictures-medium", keys: "4 <enter>", sizes: Scene.wide),
        Scene(name: "pictures-preview", keys: "j", sizes: [(200, 50)]),
        Scene(name: "pictures-grid", keys: "4 i j l <space>", sizes: Scene.wide),
        Scene(name: "viewer", keys: "3 j j <enter> <enter>", sizes: Scene.wide),
        Scene(name: "viewer-frames", keys: "3 j j <enter> <enter> . . > b", sizes: Scene.wide),
        Scene(name: "viewer-zoomed", keys: "3 j j <enter> <enter> ] + + l f F"),
        Scene(name: "compare", keys: "3 j j <enter> C", sizes: Scene.wide),
        Scene(name: "compare-swapped", keys: "3 j j <enter> C s F"),
        Scene(name: "compare-decline", keys: "1 <enter> C x"),
        Scene(name: "masked-analysis", keys: "m 3 j j <enter>", sizes: Scene.wide),
        Scene(name: "masked-compare", keys: "3 j j <enter> C m", sizes: [(80, 24), (120, 36)]),
        Scene(name: "masked-grid", keys: "4 i m"),
    ]

    @Test(arguments: scenes) func screen(_ scene: Scene) throws {
        for size in scene.sizes {
            let stage = try Stage(size: Size(columns: size.columns, rows: size.rows), shelf: PictureShelf())
            for key in scene.keys.split(separator: " ") {
                try stage.press(String(key))
                stage.draw()
            }
            try expectGolden("\(scene.name)-\(size.columns)x\(size.rows)", stage.screen)
        }
    }
}
