import Glibc
import PictureProtocol

/// Takes requests from standard input and answers each on standard output, until there are no more.
final class Desk {
    private var parser = PictureParser<PictureRequest>()
    private var studio: Studio

    private static let malformed: Int32 = 65

    init(_ confinement: Confinement) {
        studio = Studio(confinement)
    }

    /// - Returns: 0 after the end of input, 65 after what is no request.
    func run() -> Int32 {
        while true {
            do throws(Malformed) {
                while let request = try parser.next() {
                    guard serve(request) else { return 0 }
                }
            } catch {
                return Self.malformed
            }
            let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                repeat { count = read(0, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
                count = max(0, count)
            }
            if bytes.isEmpty { return parser.isWithinMessage ? Self.malformed : 0 }
            parser.add(bytes)
        }
    }

    // False when nobody reads the answers any more.
    private func serve(_ request: PictureRequest) -> Bool {
        Confinement.rearm()
        return send(PictureReply(id: request.id, outcome: studio.outcome(request)))
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
}
