/// A rectangle of a bitmap's pixels.
struct Cut {
    let bitmap: Bitmap
    let left: Int
    let top: Int
    let width: Int
    let height: Int

    /// The layout's part of an upright bitmap; of a mirrored one when `mirrored`.
    init(_ bitmap: Bitmap, _ layout: Layout, mirrored: Bool) {
        let share = mirrored ? 1 - layout.left - layout.width : layout.left
        func span(_ start: Double, _ length: Double, _ side: Int) -> (start: Int, length: Int) {
            let first = max(0, min(Int((start * Double(side)).rounded()), side - 1))
            return (first, max(1, min(Int((length * Double(side)).rounded()), side - first)))
        }
        self.bitmap = bitmap
        (left, width) = span(share, layout.width, bitmap.width)
        (top, height) = span(layout.top, layout.height, bitmap.height)
    }

    var stride: Int { bitmap.width * 3 }
    var pixels: UnsafePointer<UInt8> { UnsafePointer(bitmap.pixels + top * stride + left * 3) }
}
