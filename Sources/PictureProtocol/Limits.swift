/// The most that either side may ask or answer.
public enum Limits {
    public static let columns = 1...1_000
    public static let rows = 1...500
    public static let cellPixels = 1...128
    /// Drawn as pixels.
    public static let pixels = 2_000_000
    /// Of a path, in bytes.
    public static let path = 4_096
    /// Of a message to the helper, in bytes.
    public static let order = 16_384
    /// Of a message from it.
    public static let reply = 12_582_912
    /// Of a picture, in pixels.
    public static let picturePixels = 50_000_000
    /// Of a picture's width and height.
    public static let side = 16_384
    /// Of a file, in bytes.
    public static let file = 67_108_864
    /// Of a video that are read, in seconds.
    public static let seconds = 30
    /// Of frames.
    public static let frames = 1_000_000
}
