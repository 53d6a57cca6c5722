import Canvas
import TOMLKit

/// The settings of pictures and films.
let mediaSettings: [Setting] = [
    Setting(
        name: "media.pictures", help: "what pictures are made of: auto, off, half, quadrant, sextant or ascii",
        standard: "\"auto\"",
        read: { value, settings in
            guard let style = value.string.flatMap(PictureStyle.init(rawValue:)) else { return false }
            settings.pictureStyle = style
            return true
        }, accepts: PictureStyle.allCases.map(\.rawValue).joined(separator: ", ")),
    Setting(
        name: "media.pixels", help: "real pixels in the viewer: auto, off, kitty, iterm or sixel",
        standard: "\"auto\"",
        read: { value, settings in
            guard let wish = value.string.flatMap(PixelSetting.init(rawValue:)) else { return false }
            settings.pixels = wish
            return true
        }, accepts: PixelSetting.allCases.map(\.rawValue).joined(separator: ", ")),
    Setting(
        name: "media.cache", help: "how much of the files of cases is kept on this machine", standard: "\"256MB\"",
        read: { value, settings in
            guard let bytes = value.string.flatMap(Bytes.count) else { return false }
            settings.mediaCache = bytes
            return true
        }, accepts: "a size like 256MB or 2GB, or 0"),
    Setting(
        name: "media.open", help: "opens a file outside the console, as a program and its arguments; [] for none",
        standard: "[]",
        read: { value, settings in
            guard let words = strings(value) else { return false }
            settings.openWith = words
            return true
        }, accepts: "a list: program, then its arguments"),
    Setting(
        name: "media.downloads", help: "where d puts files; ~ is the home directory", standard: "\"~/Downloads\"",
        read: { value, settings in
            guard let path = value.string, path.hasPrefix("/") || path.hasPrefix("~/") else { return false }
            settings.downloads = path
            return true
        }, accepts: "a path from / or ~/"),
]
