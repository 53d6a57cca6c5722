import Canvas
import Glibc
import PictureProtocol
import TestSupport

/// The built helper, run as the console runs it: over pipes, without an environment.
final class Helper {
    let process: pid_t
    private let input: Int32
    private let output: Int32
    private var parser = PictureParser<PictureReply>()
    private var last: UInt32 = 0

    init(environment: [String: String] = [:]) throws {
        var toHelper: [Int32] = [0, 0]
        var fromHelper: [Int32] = [0, 0]
        guard pipe(&toHelper) == 0, pipe(&fromHelper) == 0 else { throw TestTimeout(description: "no pipe") }
        // Other tests start programs at the same time: an end that they inherited would hide the end of input.
        for end in toHelper + fromHelper { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        process = try Spawned.start(
            [Built.path("ozc-pictures")], environment: environment, input: toHelper[0], output: fromHelper[1])
        close(toHelper[0])
        close(fromHelper[1])
        (input, output) = (toHelper[1], fromHelper[0])
    }

    deinit {
        close(input)
        close(output)
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
    }

    /// Asks for one picture and waits for the answer.
    func ask(
        _ path: String, _ page: Page = .still, _ shape: Shape = .box(16, 12), _ view: View = .whole
    ) throws -> PictureOutcome {
        last += 1
        send(.draw(PictureRequest(id: last, path: path, page: page, shape: shape, view: view)))
        let reply = try reply()
        guard reply.id == last else { throw TestTimeout(description: "answer \(reply.id) to question \(last)") }
        return reply.outcome
    }

    func send(_ order: PictureOrder) { send(order.framed) }

    func send(_ bytes: [UInt8]) { _ = write(input, bytes, bytes.count) }

    /// The next answer, within half a minute.
    func reply() throws -> PictureReply {
        while true {
            if let reply = try parser.next() { return reply }
            var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, 30_000) > 0 else { throw TestTimeout(description: "no answer") }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = read(output, &buffer, buffer.count)
            guard count > 0 else { throw TestTimeout(description: "the helper has ended") }
            parser.add(buffer[..<count])
        }
    }

    /// Closes its input.
    ///
    /// - Returns: its exit code.
    func end() throws -> Int32 {
        // Not closed twice: the number may belong to another test by then.
        dup2(output, input)
        return exitCode(try Spawned.end(of: process))
    }
}

extension Shape {
    /// Half blocks in full colours, in cells twice as high as wide.
    static func box(
        _ columns: Int, _ rows: Int, _ symbols: Symbols = .half, _ colours: ColourDepth = .direct
    ) -> Shape {
        .cells(columns: columns, rows: rows, cellWidth: 1, cellHeight: 2, symbols: symbols, colours: colours)
    }
}

extension PictureOutcome {
    var picture: Picture? { if case .picture(let picture, _) = self { picture } else { nil } }

    var facts: PictureFacts? {
        switch self {
        case .picture(_, let facts), .pixels(_, _, _, _, let facts), .facts(let facts): facts
        case .refused: nil
        }
    }

    var refusal: PictureRefusal? { if case .refused(let refusal) = self { refusal } else { nil } }
}

extension Picture {
    /// The colour that the corners have: "red", "green", "blue", "white" or something else, left to right, top to bottom.
    var corners: [String] {
        let last = size.rows - 1
        return [row(0).first, row(0).last, row(last).first, row(last).last].map { $0.map(Self.name) ?? "none" }
    }

    private static func name(_ dot: Dot) -> String {
        let bits = (dot.scalar == " " ? dot.paper : dot.ink).bits
        let (red, green, blue) = (bits >> 16 & 0xFF, bits >> 8 & 0xFF, bits & 0xFF)
        switch (red > 128, green > 128, blue > 128) {
        case (true, false, false): return "red"
        case (false, true, false): return "green"
        case (false, false, true): return "blue"
        case (true, true, true): return "white"
        default: return "\(red) \(green) \(blue)"
        }
    }
}
