import CCurl
import HTTP

/// The transfers under way on one multi handle; lives on the libcurl thread only.
struct CurlDesk {
    private let multi: UnsafeMutableRawPointer
    private let configuration: CurlConfiguration
    private var running: [UInt64: CurlTransfer] = [:]
    private var idOfHandle: [UnsafeMutableRawPointer: UInt64] = [:]

    init(multi: UnsafeMutableRawPointer, configuration: CurlConfiguration) {
        self.multi = multi
        self.configuration = configuration
    }

    /// Starts and cancels what the commands say; false when one of them was to stop.
    mutating func obey(_ commands: [CurlCommand]) -> Bool {
        var goesOn = true
        for command in commands {
            switch command {
            case .start(let id, let request, let continuation): start(id, request, continuation)
            case .cancel(let id): finish(id, with: .failure(.cancelled))
            case .stop: goesOn = false
            }
        }
        return goesOn
    }

    /// Lets libcurl read and write what it can, and answers the transfers that ended.
    mutating func move() {
        var count: Int32 = 0
        curl_multi_perform(multi, &count)
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
                let id = idOfHandle[easy], let transfer = running[id]
            else { continue }
            finish(id, with: transfer.outcome(of: cc_message_result(message)))
        }
    }

    /// Ends every transfer with `.cancelled`.
    mutating func abandon() {
        for id in Array(running.keys) {
            finish(id, with: .failure(.cancelled))
        }
    }

    private mutating func start(
        _ id: UInt64, _ request: Request, _ continuation: CheckedContinuation<Outcome, Never>
    ) {
        do {
            let transfer = try CurlTransfer(request, configuration, continuation)
            guard curl_multi_add_handle(multi, transfer.easy) == CURLM_OK else {
                return continuation.resume(returning: .failure(.other(code: 2, text: "libcurl took no more requests")))
            }
            running[id] = transfer
            idOfHandle[transfer.easy] = id
        } catch {
            continuation.resume(returning: .failure(error))
        }
    }

    private mutating func finish(_ id: UInt64, with outcome: Outcome) {
        guard let transfer = running.removeValue(forKey: id) else { return }
        idOfHandle[transfer.easy] = nil
        // Before the transfer is let go: its form and headers must outlive its place in the multi handle.
        curl_multi_remove_handle(multi, transfer.easy)
        transfer.continuation.resume(returning: outcome)
    }
}
