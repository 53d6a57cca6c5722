/// What the console says to the helper.
public enum PictureOrder: Equatable, Sendable {
    case draw(PictureRequest)
    /// These are not needed any more; a reply that is on its way comes nevertheless.
    case cancel([UInt32])
    /// Nothing before this id is needed any more.
    case forget(before: UInt32)
}
