import Foundation
import PictureProtocol

/// The two pipes to the helper: one request out, one reply in.
///
/// Unchecked: it is used by one serial queue only.
final class PictureConnection: @unchecked Sendable {
    /// Why no reply came.
    enum Failure: Error, Equatable {
        case missing
        /// The program ended, or said what it never would.
        case died
        case silent
    }

    private let input: Int32
    private let output: Int32
    private var parser = PictureParser<PictureReply>()

    init(input: Int32, output: Int32) {
        self.input = input
        self.output = output
        // A program that does not read must not keep this side waiting for ever.
        _ = fcntl(input, F_SETFL, O_NONBLOCK)
        _ = fcntl(output, F_SETFL, O_NONBLOCK)
    }

    /// Sends a request and waits for its reply; blocks.
    func exchange(_ request: PictureRequest, patience: Double) -> Result<PictureOutcome, Failure> {
        let deadline = Date().timeIntervalSince1970 + patience
        do throws(Failure) {
            try send(request.framed, deadline)
            while true {
                let reply = try receive(deadline)
                if reply.id == request.id { return .success(reply.outcome) }
            }
        } catch {
            return .failure(error)
        }
    }

    private func send(_ bytes: [UInt8], _ deadline: Double) throws(Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count < 0, errno == EAGAIN {
                try wait(input, POLLOUT, deadline)
            } else if count < 0, errno != EINTR {
                throw .died
            }
        }
    }

    private func receive(_ deadline: Double) throws(Failure) -> PictureReply {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            do {
                if let reply = try parser.next() { return reply }
            } catch {
                throw .died
            }
            let count = read(output, &buffer, buffer.count)
            if count > 0 {
                parser.add(buffer[..<count])
            } else if count == 0 {
                throw .died
            } else if errno == EAGAIN {
                try wait(output, POLLIN, deadline)
            } else if errno != EINTR {
                throw .died
            }
        }
    }

    private func wait(_ descriptor: Int32, _ events: Int32, _ deadline: Double) throws(Failure) {
        let left = deadline - Date().timeIntervalSince1970
        guard left > 0 else { throw .silent }
        var waiting = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        if poll(&waiting, 1, Int32(min(left * 1000, 60_000)) + 1) < 0, errno != EINTR { throw .died }
    }
}
