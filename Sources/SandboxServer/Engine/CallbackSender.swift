import Foundation
import Glibc

/// Tells a webhook that an order's analyses have ended; every step of it has an end.
struct CallbackSender: Sendable {
    /// Seconds for one try.
    static let longest = 10.0
    /// Tries in all, those documented of calls to the bio server [I, section 12].
    static let tries = 7

    let retryStep: Double

    /// Posts until an answer of the 200s comes or the tries are used up; answers whether it came. Redirects are not
    /// followed: they count as no.
    func send(_ body: [UInt8], to callback: Callback) async -> Bool {
        for attempt in 0..<Self.tries {
            if attempt > 0 {
                do { try await Task.sleep(for: .seconds(retryStep)) } catch { return false }
            }
            let status: Int? = await withCheckedContinuation { continuation in
                Thread.detachNewThread {
                    var status: Int?
                    for host in callback.hosts where status == nil { status = Self.post(body, callback, host: host) }
                    continuation.resume(returning: status)
                }
            }
            if let status, 200..<300 ~= status { return true }
        }
        return false
    }

    /// The status of the answer; nil where none came.
    private static func post(_ body: [UInt8], _ callback: Callback, host: String) -> Int? {
        let deadline = Date() + longest
        guard let socket = connect(host: host, port: callback.port, until: deadline) else { return nil }
        defer { close(socket) }
        let head =
            "POST \(callback.target) HTTP/1.1\r\nHost: \(callback.authority)\r\nContent-Type: application/json\r\n"
            + "Content-Length: \(body.count)\r\nConnection: close\r\n\r\n"
        let bytes = Array(head.utf8) + body
        var sent = 0
        while sent < bytes.count {
            guard wait(socket, Int16(POLLOUT), until: deadline) else { return nil }
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EAGAIN || errno == EINTR { continue }
            guard count > 0 else { return nil }
            sent += count
        }
        return status(socket, until: deadline)
    }

    /// Reads `HTTP/1.x NNN`, no more.
    private static func status(_ socket: Int32, until deadline: Date) -> Int? {
        var start: [UInt8] = []
        while start.count < 12 {
            guard wait(socket, Int16(POLLIN), until: deadline) else { return nil }
            let part = [UInt8](unsafeUninitializedCapacity: 512) { buffer, count in
                count = max(0, recv(socket, buffer.baseAddress, buffer.count, 0))
            }
            guard !part.isEmpty else { return nil }
            start += part
        }
        let line = String(decoding: start.prefix(12), as: UTF8.self)
        return line.hasPrefix("HTTP/1.") ? Int(line.suffix(3)) : nil
    }

    private static func connect(host: String, port: UInt16, until deadline: Date) -> Int32? {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let found else { return nil }
        defer { freeaddrinfo(found) }
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(found.pointee.ai_family, kind, 0)
        guard descriptor >= 0 else { return nil }
        let result = Glibc.connect(descriptor, found.pointee.ai_addr, found.pointee.ai_addrlen)
        guard result == 0 || (errno == EINPROGRESS && wait(descriptor, Int16(POLLOUT), until: deadline)) else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    private static func wait(_ descriptor: Int32, _ event: Int16, until deadline: Date) -> Bool {
        while true {
            let left = deadline.timeIntervalSinceNow
            guard left > 0 else { return false }
            var state = pollfd(fd: descriptor, events: event, revents: 0)
            let ready = poll(&state, 1, Int32(left * 1_000 + 1))
            if ready > 0 { return true }
            guard ready == 0 || errno == EINTR else { return false }
        }
    }
}
