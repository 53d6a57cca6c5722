import Glibc
import PictureProtocol
import TestSupport
import Testing

/// How the helper begins, goes on and ends.
@Suite struct ServiceTests {
    @Test func endOfInputIsTheEnd() throws {
        let helper = try Helper()
        _ = try helper.ask("/nowhere")
        #expect(try helper.end() == 0)
    }

    @Test(arguments: [
        Array("GET / HTTP/1.1\r\n\r\n".utf8), [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [1, 0, 0, 0, 9],
        [3, 0, 0, 0, 0, 1], Array(repeating: 7, count: 5_000),
    ])
    func garbageEndsItWithACode(_ bytes: [UInt8]) throws {
        let helper = try Helper()
        helper.send(bytes)
        #expect(try helper.end() == 65)
    }

    @Test func whatIsNotWantedAnyMoreIsNotDrawn() throws {
        let helper = try Helper()
        let path = try Gallery.path("plain.jpg")
        // One write: they are read together, before the first is served.
        var bytes: [UInt8] = []
        for id in UInt32(1)...20 {
            bytes += PictureOrder.draw(PictureRequest(id: id, path: path, shape: .box(16, 12))).framed
        }
        bytes += PictureOrder.forget(before: 15).framed + PictureOrder.cancel([16, 18]).framed
        helper.send(bytes)
        var ids: [UInt32] = []
        while ids.last != 20 { ids.append(try helper.reply().id) }
        #expect(ids == [15, 17, 19, 20])
    }

    @Test func memoryStaysBounded() throws {
        let helper = try Helper()
        let shapes: [Shape] = [
            .box(80, 40, .sextant),
            .pixels(.kitty, columns: 40, rows: 20, cellWidth: 8, cellHeight: 16, colours: .direct),
        ]
        var early = 0
        for index in 0..<500 {
            let name = index % 5 == 0 ? "deep.png" : "turned-\(index % 8 + 1).jpg"
            #expect(try helper.ask(try Gallery.path(name), .still, shapes[index % 2]).refusal == nil)
            if index == 100 { early = try Peak.megabytes(of: helper.process) }
        }
        let late = try Peak.megabytes(of: helper.process)
        #expect(late < 100)
        #expect(late - early < 8)
    }

    @Test func itEndsWhenNobodyReads() throws {
        let process: pid_t
        do {
            let helper = try Helper()
            process = helper.process
            _ = try helper.ask("/nowhere")
        }
        #expect(!isAlive(process))
    }
}
