import CCurl
import Glibc
import HTTP

/// Writes a request and the configuration into an easy handle.
struct CurlSetup {
    let easy: UnsafeMutableRawPointer

    func apply(_ configuration: CurlConfiguration) {
        cc_set_long(easy, CURLOPT_NOSIGNAL, 1)
        cc_set_text(easy, CURLOPT_PROTOCOLS_STR, "http,https")
        cc_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)
        // Paths are built by us; "/a/../b" must not become another path than the one that was checked.
        cc_set_long(easy, CURLOPT_PATH_AS_IS, 1)
        cc_set_long(easy, CURLOPT_HTTP_VERSION, cc_http_2_over_tls)
        cc_set_text(easy, CURLOPT_USERAGENT, configuration.userAgent)
        cc_set_text(easy, CURLOPT_NOPROXY, CurlSetup.unproxied)
        cc_set_long(easy, CURLOPT_SSL_VERIFYPEER, 1)
        cc_set_long(easy, CURLOPT_SSL_VERIFYHOST, 2)
        if let caFile = configuration.caFile {
            cc_set_text(easy, CURLOPT_CAINFO, caFile)
            // "instead of the system's": libcurl would otherwise go on trusting the system's directory too.
            cc_set_text(easy, CURLOPT_CAPATH, nil)
        }
    }

    func apply(_ timeouts: Timeouts) {
        cc_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(timeouts.connect))
        cc_set_long(easy, CURLOPT_LOW_SPEED_LIMIT, 1)
        cc_set_long(easy, CURLOPT_LOW_SPEED_TIME, max(1, timeouts.idle))
        if let total = timeouts.total {
            cc_set_long(easy, CURLOPT_TIMEOUT_MS, milliseconds(total))
        }
    }

    func aim(_ request: Request) {
        cc_set_text(easy, CURLOPT_URL, request.url)
        // Ranges and byte counts of a file that is saved must be those of the file itself.
        if request.saving == nil { cc_set_text(easy, CURLOPT_ACCEPT_ENCODING, "") }
        if request.method != .get {
            // On a connection used before, libcurl sends a request again by itself when it ends without an answer; the
            // server may have done what it was asked by then.
            cc_set_long(easy, CURLOPT_FRESH_CONNECT, 1)
            cc_set_text(easy, CURLOPT_CUSTOMREQUEST, request.method.rawValue)
        }
    }

    /// Sets the headers; the list returned must be freed after the transfer.
    func attach(_ headers: [Header]) -> UnsafeMutablePointer<curl_slist>? {
        // Emptied, since a server that ignores "Expect: 100-continue" would cost a second per upload.
        var list = curl_slist_append(nil, "Expect:")
        for header in headers {
            // libcurl drops "Name:" and sends an empty header only for "Name;".
            let line = header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)"
            list = curl_slist_append(list, line) ?? list
        }
        cc_set_list(easy, CURLOPT_HTTPHEADER, list)
        return list
    }

    /// Sets the body; the form returned, if any, must be freed after the transfer.
    func attach(_ body: Body, method: Method) throws(TransportError) -> OpaquePointer? {
        switch body {
        case .none:
            if method == .post || method == .put || method == .patch {
                attachBytes([])
            }
            return nil
        case .bytes(let bytes):
            attachBytes(bytes)
            return nil
        case .multipart(let parts):
            let form = curl_mime_init(easy)
            do {
                for part in parts {
                    try add(part, to: form)
                }
            } catch {
                curl_mime_free(form)
                throw error
            }
            cc_set_mime(easy, form)
            return form
        }
    }

    private func attachBytes(_ bytes: [UInt8]) {
        cc_set_long(easy, CURLOPT_POST, 1)
        cc_set_size(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count))
        bytes.withUnsafeBytes { buffer in
            // Without bytes there may be no address, and libcurl takes nil for "ask the read callback".
            guard let start = buffer.baseAddress, !buffer.isEmpty else {
                cc_set_text(easy, CURLOPT_COPYPOSTFIELDS, "")
                return
            }
            cc_set_bytes(easy, CURLOPT_COPYPOSTFIELDS, start)
        }
    }

    private func add(_ part: Part, to form: OpaquePointer?) throws(TransportError) {
        let slot = curl_mime_addpart(form)
        curl_mime_name(slot, part.name)
        switch part.content {
        case .bytes(let bytes):
            bytes.withUnsafeBytes { buffer in
                let start = buffer.bindMemory(to: CChar.self).baseAddress
                _ = start.map { curl_mime_data(slot, $0, buffer.count) } ?? curl_mime_data(slot, "", 0)
            }
        case .file(let path):
            guard access(path, R_OK) == 0, curl_mime_filedata(slot, path) == CURLE_OK else {
                throw .unreadableFile(path: path)
            }
        }
        if let fileName = part.fileName { curl_mime_filename(slot, fileName) }
        if let contentType = part.contentType { curl_mime_type(slot, contentType) }
    }

    private func milliseconds(_ seconds: Double) -> Int {
        // libcurl takes 0 for "no limit".
        guard seconds.isFinite else { return 0 }
        return Int(min(max(seconds * 1000, 1), 2_000_000_000))
    }

    /// Loopback never goes through a proxy; setting this replaces the environment's list, which is therefore repeated.
    private static let unproxied: String = {
        let loopback = "127.0.0.1,localhost,::1"
        guard let given = getenv("no_proxy") ?? getenv("NO_PROXY") else { return loopback }
        let list = String(cString: given)
        return list.isEmpty || list == "*" ? (list == "*" ? "*" : loopback) : "\(loopback),\(list)"
    }()
}
