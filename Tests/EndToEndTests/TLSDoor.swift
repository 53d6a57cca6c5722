import Foundation
import TestSupport

/// TLS in front of a plain server on loopback: Python's `ssl` and a certificate that signed itself.
final class TLSDoor {
    let url: String
    let certificate: String
    private let process: pid_t

    static let isPossible = ["/usr/bin/openssl", "/usr/bin/python3"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    /// Relays to `port`; its files are in `home`. Ends by itself after two minutes.
    init(to port: Int, home: Home) throws {
        certificate = "\(home.path)/cert.pem"
        let key = "\(home.path)/key.pem"
        let made = try Program.run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                "-subj", "/CN=ozc test", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
            ], home: home)
        guard made.code == 0 else { throw TestTimeout(description: made.errors) }
        let script = "\(home.path)/door.py"
        let place = "\(home.path)/door.port"
        try Self.program.write(toFile: script, atomically: true, encoding: .utf8)
        process = try Spawned.start(
            ["/usr/bin/python3", script, certificate, key, "\(port)", place], environment: home.environment)
        var found = ""
        try eventually("the door stands") {
            found = (try? String(contentsOfFile: place, encoding: .utf8)) ?? ""
            return found.hasSuffix("\n")
        }
        url = "https://127.0.0.1:\(found.dropLast())"
    }

    deinit {
        kill(process, SIGTERM)
        _ = try? Spawned.end(of: process)
    }

    private static let program = """
        import signal, socket, ssl, sys, threading
        signal.alarm(120)
        certificate, key, target, place = sys.argv[1:]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        listener = socket.create_server(("127.0.0.1", 0))
        with open(place, "w") as file:
            file.write("%d\\n" % listener.getsockname()[1])

        def copy(source, sink):
            try:
                while data := source.recv(65536):
                    sink.sendall(data)
            except OSError:
                pass
            for end in (source, sink):
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass

        def serve(raw):
            try:
                client = context.wrap_socket(raw, server_side=True)
                server = socket.create_connection(("127.0.0.1", int(target)))
            except OSError:
                return raw.close()
            threading.Thread(target=copy, args=(client, server), daemon=True).start()
            copy(server, client)

        while True:
            threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
        """
}
