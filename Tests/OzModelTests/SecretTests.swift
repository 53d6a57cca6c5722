import OzModel
import Testing

@Suite struct SecretTests {
    @Test func aSecretIsNeverPrinted() {
        let secret = Secret("hunter2")
        var dumped = ""
        dump(secret, to: &dumped)
        let shown = "\(secret) \(String(reflecting: secret)) \([secret]) \(dumped)"
        #expect(!shown.contains("hunter2"))
        #expect(secret.exposed == "hunter2")
    }
}
