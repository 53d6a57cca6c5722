import HTTP
import Synchronization

/// The real network: every request of this transport shares one libcurl thread and its connections.
public final class CurlTransport: Transport {
    private let loop: CurlLoop
    private let ids = Atomic<UInt64>(0)

    /// Starts the thread; it sleeps while nothing is under way.
    public init(configuration: CurlConfiguration = CurlConfiguration()) {
        loop = CurlLoop(configuration: configuration)
        loop.start()
    }

    deinit {
        loop.post(.stop)
    }

    /// Ends the thread: what is under way, and whatever is sent later, fails with `.cancelled`.
    public func close() {
        loop.post(.stop)
    }

    public func send(_ request: Request) async throws(TransportError) -> Response {
        let id = ids.wrappingAdd(1, ordering: .relaxed).newValue
        let loop = self.loop
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                loop.post(.start(id: id, request: request, continuation: continuation))
                // A cancellation before this line reached the loop before the request did, and found nothing to cancel.
                if Task.isCancelled {
                    loop.post(.cancel(id: id))
                }
            }
        } onCancel: {
            loop.post(.cancel(id: id))
        }
        return try outcome.get()
    }
}
