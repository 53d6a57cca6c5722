import CCurl
import HTTP

/// One request on its way: owns the easy handle and all that libcurl points to while it runs.
final class CurlTransfer {
    let easy: UnsafeMutableRawPointer
    let request: Request
    let continuation: CheckedContinuation<Outcome, Never>
    private let errorText: UnsafeMutablePointer<CChar>
    private let bodyLimit: Int
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private var form: OpaquePointer?
    private var headers: [Header] = []
    private var headerBytes = 0
    private var body: [UInt8] = []
    private let saver: CurlSaver?
    private var isTooLarge = false
    private var isNotHTTP = false

    /// Prepares a handle; throws `.notAllowed` or `.unreadableFile` for what must not or cannot be sent.
    init(
        _ request: Request, _ configuration: CurlConfiguration, _ continuation: CheckedContinuation<Outcome, Never>
    ) throws(TransportError) {
        try RequestCheck.pass(request)
        guard let easy = curl_easy_init() else { throw .other(code: 2, text: "libcurl has no memory") }
        self.easy = easy
        self.request = request
        self.continuation = continuation
        bodyLimit = configuration.bodyLimit
        saver = request.saving.map { CurlSaver($0, ifRange: request.headers.value(of: "If-Range")) }
        errorText = .allocate(capacity: cc_error_size)
        errorText.initialize(repeating: 0, count: cc_error_size)

        let setup = CurlSetup(easy: easy)
        setup.apply(configuration)
        setup.apply(request.timeouts)
        setup.aim(request)
        cc_set_buffer(easy, CURLOPT_ERRORBUFFER, errorText)
        headerList = setup.attach(request.headers)
        form = try setup.attach(request.body, method: request.method)
        let context = Unmanaged.passUnretained(self).toOpaque()
        cc_set_body_sink(easy, CurlTransfer.takeBody, context)
        cc_set_header_sink(easy, CurlTransfer.takeHeader, context)
        if request.watch != nil { cc_set_progress(easy, CurlTransfer.tellProgress, context) }
    }

    deinit {
        curl_easy_cleanup(easy)
        curl_slist_free_all(headerList)
        curl_mime_free(form)
        errorText.deallocate()
    }

    /// What libcurl's final word means.
    func outcome(of code: CURLcode) -> Outcome {
        if let failure = saver?.failure { return .failure(failure) }
        guard code == CURLE_OK else {
            if isTooLarge { return .failure(.tooLarge(limit: bodyLimit)) }
            if isNotHTTP { return .failure(.notHTTP(host: Place(url: request.url).host)) }
            let received = body.count + (saver?.received ?? 0)
            return .failure(CurlFailure(easy: easy, request: request, received: received).error(code, text: text))
        }
        // An empty body never reached the saver, but empties the file.
        if let saver, saver.takes(head), !saver.finish(head), let failure = saver.failure { return .failure(failure) }
        return .success(Response(status: head.status, headers: headers, body: body))
    }

    private var head: Response {
        Response(status: cc_get_long(easy, CURLINFO_RESPONSE_CODE), headers: headers)
    }

    private var text: String {
        let written = String(cString: errorText)
        return written.isEmpty ? "no more is known" : written
    }

    // A sink that returns less than it was given makes libcurl end the transfer.
    private static let takeBody: cc_sink = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
        return transfer.keep(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }

    private static let takeHeader: cc_sink = { bytes, size, count, context in
        guard let bytes, let context else { return 0 }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
        return transfer.keepHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }

    private static let tellProgress: cc_progress = { context, _, _, total, sent in
        guard let context else { return 0 }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
        // Before the body's length is known libcurl tells 0 of 0, which is no news.
        if total > 0 { transfer.request.watch?.move(to: Int(sent), of: Int(total)) }
        return 0
    }

    private func keep(_ bytes: UnsafeRawBufferPointer) -> Int {
        if let saver, saver.takes(head) {
            return saver.save(bytes, of: head) ? bytes.count : 0
        }
        guard body.count + bytes.count <= bodyLimit else {
            isTooLarge = true
            return 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    private func keepHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
        headerBytes += bytes.count
        guard headerBytes <= 262_144 else {
            isTooLarge = true
            return 0
        }
        let line = String(decoding: bytes, as: UTF8.self)
        if line.hasPrefix("HTTP/") {
            // libcurl takes any line that begins so for a 200.
            guard isStatus(line) else {
                isNotHTTP = true
                return 0
            }
            // An interim answer (100, 103) came first: only the last block counts.
            headers.removeAll()
        } else if let colon = line.firstIndex(of: ":") {
            headers.append(Header(String(line[..<colon]), trimmed(line[line.index(after: colon)...])))
        }
        return bytes.count
    }

    /// True for `HTTP/1.1 200` and whatever follows after a space.
    private func isStatus(_ line: String) -> Bool {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard words.count >= 2, words[1].count == 3 else { return false }
        return words[1].utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private func trimmed(_ text: Substring) -> String {
        var rest = text
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest.drop { $0.isWhitespace })
    }
}
