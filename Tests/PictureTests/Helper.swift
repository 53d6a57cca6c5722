import Canvas
import Foundation
import PictureProtocol
import TestSupport

/// The built helper over two pipes, with no environment but PATH.
final class Helper {
    let process: pid_t
    private var input: Int32
    private let output: Int32
    private var parser = PictureParser<PictureReply>()
    private var lastID: UInt32 = 0
    private var isOver = false

    init(path: String? = "/usr/local/bin:/usr/bin:/bin") throws {
        // A helper that is gone must be an answer that does not come, not the end of all tests.
        signal(SIGPIPE, SIG_IGN)
        let (orders, replies) = (try Self.pipe(), try Self.pipe())
        process = try Spawned.start(
            [Built.path("ozc-pictures")], environment: path.map { ["PATH": $0] } ?? [:], input: orders.out,
            output: replies.in)
        close(orders.out)
        close(replies.in)
        (input, output) = (orders.in, replies.out)
    }

    deinit {
        if input >= 0 { close(input) }
        close(output)
        if !isOver {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
    }

    /// The outcome of one request, which must be the next that comes.
    func ask(
        _ path: String, page: Page = .still, shape: Shape = .box(), view: View = .whole
    ) throws -> PictureOutcome {
        let id = try request(path, page: page, shape: shape, view: view)
        let reply = try reply()
        guard reply.id == id else { throw TestTimeout(description: "\(reply.id) was answered, not \(id)") }
        return reply.outcome
    }

    /// Asks without waiting.
    ///
    /// - Returns: the id that the reply will bear.
    @discardableResult
    func request(
        _ path: String, page: Page = .still, shape: Shape = .box(), view: View = .whole
    ) throws -> UInt32 {
        lastID += 1
        try send(PictureRequest(id: lastID, path: path, page: page, shape: shape, view: view).framed)
        return lastID
    }

    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
            guard sent > 0 else { throw TestTimeout(description: "the helper takes no orders") }
            rest = rest.dropFirst(sent)
        }
    }

    func reply(within seconds: Int = 40) throws -> PictureReply {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < deadline {
            if let reply = try parser.next() { return reply }
            var wait = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard poll(&wait, 1, 200) > 0 else { continue }
            let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                count = max(0, read(output, buffer.baseAddress, buffer.count))
            }
            guard !bytes.isEmpty else { throw TestTimeout(description: "the helper ended: \(try end())") }
            parser.add(bytes)
        }
        throw TestTimeout(description: "no reply within \(seconds) s")
    }

    /// Closes its input.
    ///
    /// - Returns: its exit code, or 128 and the signal that ended it.
    func end() throws -> Int32 {
        if input >= 0 { close(input) }
        input = -1
        isOver = true
        return exitCode(try Spawned.end(of: process))
    }

    /// The most memory it ever had, in megabytes.
    var peak: Int {
        let fields = (facts["VmHWM"] ?? "").split(separator: " ")
        return (fields.first.flatMap { Int($0) } ?? .max) / 1_024
    }

    /// What the kernel says of it.
    var facts: [String: String] {
        let text = Self.text("/proc/\(process)/status")
        let pairs = text.split(separator: "\n").compactMap { line -> (String, String)? in
            let halves = line.split(separator: ":", maxSplits: 1)
            return halves.count == 2 ? (String(halves[0]), halves[1].trimmingCharacters(in: .whitespaces)) : nil
        }
        return Dictionary(pairs) { first, _ in first }
    }

    static func text(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes.prefix(count), as: UTF8.self)
    }

    private static func pipe() throws -> (out: Int32, in: Int32) {
        var ends: [Int32] = [0, 0]
        guard Foundation.pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }
}

extension Shape {
    /// Half blocks in all colours, cells half as wide as high.
    static func box(
        _ columns: Int = 20, _ rows: Int = 10, ratio: Double = 0.5, _ symbols: Symbols = .half,
        _ colours: ColourDepth = .direct
    ) -> Shape {
        .cells(
            columns: columns, rows: rows, cellWidth: ratio, cellHeight: 1, symbols: symbols, colours: colours)
    }
}

extension PictureOutcome {
    var picture: Picture? {
        if case .picture(let picture, _) = self { picture } else { nil }
    }

    var facts: PictureFacts? {
        switch self {
        case .picture(_, let facts), .pixels(_, _, _, _, let facts): facts
        case .refused: nil
        }
    }

    var refusal: PictureRefusal? {
        if case .refused(let refusal) = self { refusal } else { nil }
    }
}

extension Picture {
    /// All signs and colours, row by row.
    var dots: [Dot] { (0..<size.rows).flatMap { row($0) } }

    /// The colours of a cell, mixed as half blocks mix them.
    func colour(row: Int, column: Int) -> (red: Int, green: Int, blue: Int) {
        let cells = self.row(row)
        let dot = cells[cells.startIndex + column]
        let (ink, paper) = (Self.channels(dot.ink), Self.channels(dot.paper))
        switch dot.scalar {
        case " ": return paper
        case "\u{2588}": return ink
        default:
            return ((ink.0 + paper.0) / 2, (ink.1 + paper.1) / 2, (ink.2 + paper.2) / 2)
        }
    }

    private static func channels(_ ink: Ink) -> (Int, Int, Int) {
        (Int(ink.bits >> 16 & 0xFF), Int(ink.bits >> 8 & 0xFF), Int(ink.bits & 0xFF))
    }
}
