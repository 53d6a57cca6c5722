/// Looking at pictures, here and in the viewer.
let viewerCommands: [Command] = [
    Command(
        "view", keys: [], help: "look at the pictures", names: ["view"], refusal: Seeing.needsPictures,
        action: Seeing.view),
    Command(
        "view-case", in: .detail, keys: ["v"], help: "view", hint: 19, refusal: Seeing.needsPictures,
        action: Seeing.view),
    Command(
        "mask", keys: ["m"], help: "mask persons", names: ["mask"], hint: 66
    ) { _ in .mask },
    Command(
        "open-outside", keys: ["o"], help: "open outside", names: ["open"], hint: 67, refusal: Seeing.needsFile,
        action: Seeing.openOutside),
    Command(
        "download", keys: ["d"], help: "download", names: ["download"], hint: 68, refusal: Seeing.needsFile,
        action: Seeing.download),
    Command(
        "compare", in: .list, keys: ["C"], help: "compare", hint: 18,
        refusal: Seeing.needsPictures, action: Seeing.compare),
    Command(
        "grid", in: .list, keys: ["i"], help: "pictures or lines", names: ["grid"], hint: 19,
        refusal: Grids.needsMedia
    ) { _ in .toggleGrid },
    Command(
        "compare-case", in: .detail, keys: ["C"], help: "compare", hint: 18, refusal: Seeing.needsPictures,
        action: Seeing.compare),

    Command(
        "next-medium", in: .viewer, keys: ["]", "<tab>"], help: "next medium", hint: 10, refusal: Looking.needsOther
    ) { Looking.medium(1, $0) },
    Command(
        "previous-medium", in: .viewer, keys: ["[", "<s-tab>"], help: "previous medium", refusal: Looking.needsOther
    ) { Looking.medium(-1, $0) },
    Command("frame-forward", in: .viewer, keys: ["."], help: "next frame", hint: 12, refusal: Looking.needsCount) {
        Looking.step(1, $0)
    },
    Command("frame-back", in: .viewer, keys: [","], help: "previous frame", refusal: Looking.needsCount) {
        Looking.step(-1, $0)
    },
    Command("frames-forward", in: .viewer, keys: [">"], help: "ten frames on", refusal: Looking.needsCount) {
        Looking.step(10, $0)
    },
    Command("frames-back", in: .viewer, keys: ["<lt>"], help: "ten frames back", refusal: Looking.needsCount) {
        Looking.step(-10, $0)
    },
    Command("first-frame", in: .viewer, keys: ["g", "<home>"], help: "first frame", refusal: Looking.needsCount) {
        Looking.edge(last: false, $0)
    },
    Command("last-frame", in: .viewer, keys: ["G", "<end>"], help: "last frame", refusal: Looking.needsCount) {
        Looking.edge(last: true, $0)
    },
    Command(
        "jump", in: .viewer, keys: [], help: "jump to a frame", names: ["frame"], refusal: Looking.needsCount,
        argument: Looking.jump
    ) { Looking.edge(last: false, $0) },
    Command("play", in: .viewer, keys: ["<space>"], help: "play", hint: 14, refusal: Looking.needsCount) {
        Looking.play($0)
    },
    Command("strip", in: .viewer, keys: ["b"], help: "strip of frames", hint: 15, refusal: Looking.needsFrames) {
        Looking.change($0) { place, _ in place.hasStrip.toggle() }
    },
    Command("zoom-in", in: .viewer, keys: ["+"], help: "zoom in", hint: 20) { Looking.zoom(1, $0) },
    Command("zoom-out", in: .viewer, keys: ["-"], help: "zoom out") { Looking.zoom(-1, $0) },
    Command("whole", in: .viewer, keys: ["="], help: "the whole picture") {
        Looking.change($0) { place, _ in place.view = PictureView() }
    },
    Command("fit", in: .viewer, keys: ["f"], help: "fit or fill", hint: 22) {
        Looking.change($0) { place, _ in place.view.fit = place.view.fit == .fit ? .fill : .fit }
    },
    Command("flip", in: .viewer, keys: ["F"], help: "mirror", hint: 24) {
        Looking.change($0) { place, _ in place.view.isFlipped.toggle() }
    },
    Command("swap", in: .viewer, keys: ["s"], help: "swap sides", hint: 16, refusal: Looking.needsComparison) {
        Looking.swap($0)
    },
    Command("side-by-side", in: .viewer, keys: ["C"], help: "compare", hint: 18, refusal: Looking.needsTwo) {
        Looking.compare($0)
    },
    Command("look-left", in: .viewer, keys: ["h", "<left>"], help: "to the left, or back") { Looking.pan(-1, 0, $0) },
    Command("look-right", in: .viewer, keys: ["l", "<right>"], help: "to the right, or on") { Looking.pan(1, 0, $0) },
    Command("look-up", in: .viewer, keys: ["k", "<up>"], help: "up, or previous medium") { Looking.pan(0, -1, $0) },
    Command("look-down", in: .viewer, keys: ["j", "<down>"], help: "down, or next medium") { Looking.pan(0, 1, $0) },
    Command("pixels", in: .viewer, keys: ["p"], help: "pixels or cells") {
        Looking.change($0) { place, _ in place.wantsCells.toggle() }
    },
]
