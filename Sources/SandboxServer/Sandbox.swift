import Foundation
import Hummingbird
import Logging

/// An Oz API server with invented data, to be started beside a console or inside a test.
public struct Sandbox {
    /// Serves until the task is cancelled, or a signal comes where the configuration says so; `onReady` gets the
    /// address and the log-ins, one for each role, once it listens.
    ///
    /// Throws ``SandboxError`` where the port cannot be had, the pictures are missing or the log cannot be written.
    public static func run(
        _ configuration: SandboxConfiguration,
        onReady: @escaping @Sendable (_ url: String, _ logins: [Login]) async -> Void
    ) async throws {
        let announce: @Sendable (Int) async -> Void = { port in
            let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
            await onReady("http://\(host):\(port)", Role.allCases.map(Login.standard))
        }
        let application = try application(configuration, onPort: announce)
        do {
            try await application.runService(
                gracefulShutdownSignals: configuration.endsOnSignals ? [.sigterm, .sigint] : [])
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw configuration.error(for: error)
        }
    }

    /// The server as Hummingbird's application, not yet listening; `clock` nil takes the machine's.
    static func application(
        _ configuration: SandboxConfiguration, clock: (@Sendable () -> Moment)? = nil,
        onPort: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws -> Application<Responder> {
        let started = Date().timeIntervalSince1970
        let offset = (configuration.now ?? started) - started
        let clock = clock ?? { Moment(seconds: Date().timeIntervalSince1970 + offset) }
        let start = configuration.now.map(Moment.init(seconds:)) ?? clock()
        let folder = try configuration.data.map(DataFolder.init(path:))
        let database = try database(configuration, start: start, folder: folder)
        let world = World(
            database: database, faults: Faults(configuration),
            log: try configuration.log.map(RequestLog.init(path:)), external: configuration.externalEngine,
            sender: CallbackSender(retryStep: configuration.retryStep),
            clock: clock, keeper: folder.map(Keeper.init(folder:)), skew: configuration.clockSkew,
            rateLimit: configuration.rateLimit)
        return Application(
            responder: Responder(world: world, latency: configuration.latency),
            configuration: .init(address: .hostname(configuration.host, port: configuration.port)),
            onServerRunning: { channel in
                // What a kill left to be done waits for no request.
                await world.proceed()
                await onPort(channel.localAddress?.port ?? configuration.port)
            },
            logger: Logger(label: "oz-sandbox") { _ in SwiftLogNoOpLogHandler() })
    }

    /// What the sandbox knows at its start, as its data folder has it where there is one.
    static func database(
        _ given: SandboxConfiguration, start: Moment, folder: DataFolder? = nil
    ) throws -> Database {
        var configuration = given
        var start = start
        var origin: Origin?
        if let folder {
            let found = try folder.origin(Origin(seed: given.seed, orders: given.orders, start: start))
            (configuration.seed, configuration.orders, start) = (found.seed, found.orders, found.start)
            origin = found
        }
        let sketcher = OrderSketcher(
            seed: configuration.seed, now: start, staff: Staff(seed: configuration.seed, now: start),
            count: configuration.orders)
        let engine = SimulationEngine()
        let maker = OrderMaker(sketcher: sketcher, library: try MediaLibrary(), engine: engine)
        var database = Database(
            configuration: configuration, source: OrderSource(maker: maker), engine: engine, files: folder?.files,
            secret: origin?.secret)
        if let folder { try folder.restore(&database) }
        return database
    }
}

extension SandboxConfiguration {
    fileprivate var externalEngine: ExternalEngine? {
        engine.map { ExternalEngine(command: $0, timeout: engineTimeout, retryStep: retryStep) }
    }

    /// A refused port in our own words; the error's type belongs to SwiftNIO, of which we only know the text.
    fileprivate func error(for error: any Error) -> SandboxError {
        let reason = String(describing: error)
        return reason.contains("(errno: \(EADDRINUSE))")
            ? .portInUse(host: host, port: port) : .cannotListen(host: host, port: port, reason: reason)
    }
}
