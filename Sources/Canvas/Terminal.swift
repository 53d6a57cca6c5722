/// What shows frames and gives keys: the real terminal, or one of a test's own.
public protocol Terminal: AnyObject {
    var size: Size { get }

    /// Shows `frame`; writes nothing when it is already on screen.
    func draw(_ frame: Frame, theme: Theme)

    /// Every key that waits, without waiting for more.
    func readKeys() -> [Key]
}
