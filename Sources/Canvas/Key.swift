/// A key as it was typed.
public enum Key: Hashable, Sendable {
    case character(Character)
    /// A letter, or a blank, held with control.
    case control(Character)
    case alt(Character)
    case enter
    case escape
    case tab
    case backTab
    case backspace
    case delete
    case insert
    case up
    case down
    case left
    case right
    case home
    case end
    case pageUp
    case pageDown
    /// 1 to 24.
    case function(Int)
    /// A text put in at once; not yet sanitised.
    case paste(String)
    case unknown
}
