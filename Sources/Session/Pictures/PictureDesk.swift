import Canvas
import ConsoleUI
import OzModel
import PictureProtocol
import Synchronization

/// Fulfils the wishes of the frame that is on the glass: brings the files, has them drawn, puts them on the shelf.
///
/// Wishes replace each other, so that what was scrolled by is neither decoded nor waited for.
public actor PictureDesk {
    /// Brings a file to this machine: its path, or why it cannot be had.
    public typealias Files = @Sendable (MediaFile) async -> Result<String, Refusal>

    /// Why a file cannot be had, as a sentence.
    public struct Refusal: Error, Equatable, Sendable {
        public let sentence: String

        public init(_ sentence: String) {
            self.sentence = sentence
        }
    }

    /// Files on their way at once.
    static let fetches = 4

    private let helper: PictureHelper
    private let shelf: PictureShelf
    private let mailbox: Mailbox
    private let look: Mutex<PictureLook>
    private let files: Files
    /// What the decoder could not read is dropped, so that it is fetched once more.
    private let reject: @Sendable (MediaFile) async -> Bool
    private var wanted: [PictureWish] = []
    private var paths: [MediaFile: String] = [:]
    private var fetching: Set<MediaFile> = []
    private var isDrawing = false
    /// Counts sessions: what was begun in one is not shown in the next.
    private var session = 0
    /// Counts pictures in pixels: each is another one to the terminal.
    private var drawn: UInt64 = 0

    public init(
        helper: PictureHelper, shelf: PictureShelf, mailbox: Mailbox, look: PictureLook, files: @escaping Files,
        reject: @escaping @Sendable (MediaFile) async -> Bool
    ) {
        self.helper = helper
        self.shelf = shelf
        self.mailbox = mailbox
        self.look = Mutex(look)
        self.files = files
        self.reject = reject
    }

    /// From now on these are wanted, and nothing else.
    public func want(_ wishes: [PictureWish]) {
        wanted = wishes
        let needed = Set(wishes.map(\.file))
        paths = paths.filter { needed.contains($0.key) }
        pump()
    }

    /// Nothing is wanted, and what is under way for those who wanted it is for nobody.
    public func forget() {
        session += 1
        (wanted, paths) = ([], [:])
        shelf.clear()
    }

    /// How the terminal shows pictures from now on; what was drawn for another one is drawn again.
    public nonisolated func change(_ change: (inout PictureLook) -> Void) {
        let isNew = look.withLock { look in
            let before = look
            change(&look)
            return look != before
        }
        if isNew { shelf.clear() }
    }

    private func pump() {
        for wish in wanted where fetching.count < Self.fetches {
            guard paths[wish.file] == nil, fetching.insert(wish.file).inserted else { continue }
            let (files, session) = (files, session)
            mailbox.run {
                let result = await files(wish.file)
                await self.hear(result, of: wish.file, session)
            }
        }
        guard !isDrawing, let wish = wanted.first(where: { paths[$0.file] != nil }), let path = paths[wish.file] else {
            return
        }
        isDrawing = true
        let (look, session) = (look.withLock { $0 }, session)
        mailbox.run {
            let outcome = await self.draw(wish, path, look)
            await self.hear(outcome, of: wish, look, session)
        }
    }

    private func hear(_ result: Result<String, Refusal>, of file: MediaFile, _ session: Int) {
        fetching.remove(file)
        defer { pump() }
        guard session == self.session else { return }
        switch result {
        case .success(let path):
            if wanted.contains(where: { $0.file == file }) { paths[file] = path }
        case .failure(let refusal):
            for wish in wanted where wish.file == file { shelf.put(.refused(sentence(refusal.sentence)), for: wish) }
            wanted.removeAll { $0.file == file }
            mailbox.post(.pictureDrawn)
        }
    }

    private func answer(_ outcome: PictureOutcome) -> PictureAnswer {
        switch outcome {
        case .picture(let picture, let facts): return .drawn(picture, facts)
        case .pixels(let method, let bytes, let columns, let rows, let facts):
            drawn += 1
            return .pixels(
                PixelPicture(
                    id: drawn, protocol: method, size: Size(columns: columns, rows: rows), bytes: bytes),
                facts)
        case .refused(let refusal): return .refused(sentence(refusal.sentence))
        }
    }

    private func draw(_ wish: PictureWish, _ path: String, _ look: PictureLook) async -> PictureOutcome? {
        await helper.draw(
            path, page: wish.frame.map(Page.frame) ?? .still, shape: look.shape(wish), view: View(wish.view))
    }

    private func hear(
        _ outcome: PictureOutcome?, of wish: PictureWish, _ look: PictureLook, _ session: Int
    ) async {
        defer {
            isDrawing = false
            pump()
        }
        // Drawn for another user, or another kind of terminal.
        guard session == self.session, look == self.look.withLock({ $0 }) else { return }
        guard let outcome else {
            shelf.put(.refused("The program that draws pictures could not be started."), for: wish)
            wanted.removeAll { $0 == wish }
            mailbox.post(.pictureDrawn)
            return
        }
        if case .refused(let refusal) = outcome, refusal.isOfTheFile, await reject(wish.file) {
            // It may have been damaged here or on the way: fetched once more before it is given up.
            paths[wish.file] = nil
            return
        }
        guard session == self.session else { return }
        shelf.put(answer(outcome), for: wish)
        wanted.removeAll { $0 == wish }
        mailbox.post(.pictureDrawn)
    }
}

extension PictureLook {
    /// What is asked of the helper for a wish.
    func shape(_ wish: PictureWish) -> Shape {
        if wish.isPixels, let pixels {
            return .pixels(
                pixels.method, columns: wish.columns, rows: wish.rows, cellWidth: pixels.width,
                cellHeight: pixels.height, colours: colours)
        }
        return .cells(
            columns: wish.columns, rows: wish.rows, cellWidth: cellRatio, cellHeight: 1, symbols: symbols,
            colours: colours)
    }
}

extension View {
    init(_ view: PictureView) {
        let part = view.part
        self.init(
            left: part.left, top: part.top, width: part.width, height: part.height, isFlipped: view.isFlipped,
            fit: view.fit == .fill ? .fill : .fit)
    }
}

extension PictureRefusal {
    /// Whether another copy of the file might be better.
    var isOfTheFile: Bool {
        switch self {
        case .notFound, .unreadable, .empty, .notAPicture, .cut, .broken: true
        case .notAFile, .unsupported, .tooLarge, .tooHeavy, .needsFFmpeg, .tooSlow, .noMemory, .beyondEnd: false
        }
    }
}
