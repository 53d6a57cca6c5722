import Glibc
import PictureProtocol

/// Pixels, three bytes each, row by row from the top.
final class Bitmap {
    let width: Int
    let height: Int
    let pixels: UnsafeMutablePointer<UInt8>

    var count: Int { width * height * 3 }

    /// Black.
    ///
    /// - Throws: `noMemory`, where an array would end the process.
    init(width: Int, height: Int) throws(PictureRefusal) {
        guard let memory = calloc(max(1, width * height), 3) else { throw .noMemory }
        self.width = width
        self.height = height
        pixels = memory.assumingMemoryBound(to: UInt8.self)
    }

    deinit { free(pixels) }

    /// Upright, if it was taken with the camera held as `orientation` says, and mirrored then if so wished.
    func turned(_ orientation: Orientation, mirrored: Bool) throws(PictureRefusal) -> Bitmap {
        guard orientation != .upright || mirrored else { return self }
        let turned = try Bitmap(
            width: orientation.isSideways ? height : width, height: orientation.isSideways ? width : height)
        var (start, across, down) = orientation.steps(width: width, height: height)
        if mirrored {
            start += across * (turned.width - 1)
            across = -across
        }
        var target = turned.pixels
        for row in 0..<turned.height {
            var source = pixels + (start + down * row) * 3
            for _ in 0..<turned.width {
                (target[0], target[1], target[2]) = (source[0], source[1], source[2])
                target += 3
                source += across * 3
            }
        }
        return turned
    }
}
