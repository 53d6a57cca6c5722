import Canvas
import OzModel
import Synchronization

/// Drawn pictures for the next frames: whoever draws puts them here, the screen reads them.
///
/// Bounded; what was not looked at for the longest goes first.
public final class PictureShelf: Sendable {
    private struct Item {
        let answer: PictureAnswer
        let cost: Int
        var used: Int
    }

    private struct Content {
        var items: [PictureWish: Item] = [:]
        var facts: [MediaFile: PictureFacts] = [:]
        var cost = 0
        var clock = 0
    }

    private let content = Mutex(Content())
    private let limit: Int

    /// - Parameter limit: cells kept at most; a cell takes 12 bytes.
    public init(limit: Int = 400_000) {
        self.limit = limit
    }

    /// What became of a wish; nil while nobody answered it.
    public func answer(_ wish: PictureWish) -> PictureAnswer? {
        content.withLock { content in
            content.clock += 1
            content.items[wish]?.used = content.clock
            return content.items[wish]?.answer
        }
    }

    /// What a file is known to be since any part of it was drawn.
    public func facts(_ file: MediaFile) -> PictureFacts? { content.withLock { $0.facts[file] } }

    public func put(_ answer: PictureAnswer, for wish: PictureWish) {
        let cost: Int =
            switch answer {
            case .drawn(let picture, _): picture.size.columns * picture.size.rows
            case .pixels(let picture, _): picture.bytes.count / 12
            case .refused: 16
            }
        content.withLock { content in
            content.clock += 1
            if let old = content.items[wish] { content.cost -= old.cost }
            content.items[wish] = Item(answer: answer, cost: cost, used: content.clock)
            content.cost += cost
            switch answer {
            case .drawn(_, let facts), .pixels(_, let facts):
                if content.facts.count > 4096 { content.facts = [:] }
                content.facts[wish.file] = facts
            case .refused: break
            }
            while content.cost > limit, content.items.count > 1 {
                guard let oldest = content.items.min(by: { $0.value.used < $1.value.used }) else { break }
                content.items[oldest.key] = nil
                content.cost -= oldest.value.cost
            }
        }
    }

    /// Forgets why things could not be shown, so that they are tried again.
    public func forgetRefusals() {
        content.withLock { content in
            for (wish, item) in content.items {
                guard case .refused = item.answer else { continue }
                content.items[wish] = nil
                content.cost -= item.cost
            }
        }
    }

    /// Forgets everything: another log-in must not see what the former one saw.
    public func clear() { content.withLock { $0 = Content() } }
}
