import Glibc
import PictureProtocol

/// Takes orders from standard input and answers on standard output until there are no more.
final class Desk {
    private var parser = PictureParser<PictureOrder>()
    private var waiting: [PictureRequest] = []
    private var current: UInt32?
    private var isCurrentUnwanted = false
    private var isOver = false
    private var failure: Malformed?
    private var studio: Studio

    /// More than this stay in the pipe.
    private static let mostWaiting = 4_096
    private static let malformed: Int32 = 65

    init(_ confinement: Confinement) {
        studio = Studio(confinement)
    }

    /// - Returns: 0 after the end of input, 65 after what is no order.
    func run() -> Int32 {
        while true {
            drain()
            if failure != nil { return Self.malformed }
            if waiting.isEmpty {
                guard !isOver else { return parser.isWithinMessage ? Self.malformed : 0 }
                wait()
                continue
            }
            let request = waiting.removeFirst()
            guard serve(request) else { return 0 }
        }
    }

    // False when nobody reads the answers any more.
    private func serve(_ request: PictureRequest) -> Bool {
        Confinement.rearm()
        (current, isCurrentUnwanted) = (request.id, false)
        defer { current = nil }
        let outcome = studio.outcome(request) { [self] in
            drain()
            return isCurrentUnwanted
        }
        if isCurrentUnwanted { return true }
        return send(PictureReply(id: request.id, outcome: outcome))
    }

    private func send(_ reply: PictureReply) -> Bool {
        var bytes = reply.framed
        if bytes.count > Limits.reply {
            bytes = PictureReply(id: reply.id, outcome: .refused(.broken("drawn it would be too long"))).framed
        }
        return bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let sent = write(1, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if sent < 0, errno == EINTR { continue }
                guard sent > 0 else { return false }
                rest = rest.dropFirst(sent)
            }
            return true
        }
    }

    private func wait() {
        var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        poll(&descriptor, 1, -1)
    }

    // Takes what has come, without waiting for more.
    private func drain() {
        while !isOver, failure == nil, waiting.count < Self.mostWaiting {
            var descriptor = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, 0) > 0 else { return }
            let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                count = max(0, read(0, buffer.baseAddress, buffer.count))
            }
            if bytes.isEmpty { isOver = true }
            parser.add(bytes)
            take()
        }
    }

    private func take() {
        do throws(Malformed) {
            while let order = try parser.next() { obey(order) }
        } catch {
            failure = error
        }
    }

    private func obey(_ order: PictureOrder) {
        switch order {
        case .draw(let request): waiting.append(request)
        case .cancel(let ids): drop { ids.contains($0) }
        case .forget(let first): drop { $0 < first }
        }
    }

    private func drop(_ isUnwanted: (UInt32) -> Bool) {
        waiting.removeAll { isUnwanted($0.id) }
        if let current, isUnwanted(current) { isCurrentUnwanted = true }
    }
}
