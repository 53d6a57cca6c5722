import CCurl
import Glibc
import HTTP

/// The libcurl thread: one `curl_multi`, asleep until a socket or the inbox has news.
final class CurlLoop: Sendable {
    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    private let configuration: CurlConfiguration
    private let inbox = CurlInbox()

    init(configuration: CurlConfiguration) {
        self.configuration = configuration
    }

    /// Starts the thread, which keeps this object alive until it is told to stop.
    func start() {
        guard CurlLoop.isReady else { return refuseAll() }
        var thread = pthread_t()
        let box = Unmanaged.passRetained(self)
        let status = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<CurlLoop>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, box.toOpaque())
        guard status == 0 else {
            box.release()
            return refuseAll()
        }
        pthread_detach(thread)
    }

    /// Hands a command to the thread; a request that comes after the end is answered with `.cancelled` at once.
    func post(_ command: CurlCommand) {
        if !inbox.post(command) {
            CurlLoop.refuse(command)
        }
    }

    private func run() {
        // Signals belong to the thread that owns the terminal; a broken pipe shows as an error of the transfer.
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
        guard let multi = curl_multi_init() else { return refuseAll() }
        defer { curl_multi_cleanup(multi) }
        let connections = configuration.connections
        // Without this the cache follows the number of running requests and drops connections it should keep.
        cc_multi_set_long(multi, CURLMOPT_MAXCONNECTS, connections)
        cc_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, connections)
        cc_multi_set_long(multi, CURLMOPT_PIPELINING, cc_multiplex)
        inbox.attach(multi)

        var desk = CurlDesk(multi: multi, configuration: configuration)
        while desk.obey(inbox.take()) {
            desk.move()
            // Time-outs inside libcurl shorten this wait; the inbox ends it.
            curl_multi_poll(multi, nil, 0, 600_000, nil)
        }
        refuseAll()
        desk.abandon()
    }

    private func refuseAll() {
        for command in inbox.shut() {
            CurlLoop.refuse(command)
        }
    }

    private static func refuse(_ command: CurlCommand) {
        if case .start(_, _, let continuation) = command {
            continuation.resume(returning: .failure(.cancelled))
        }
    }
}
