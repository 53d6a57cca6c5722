import OzModel
import Testing

/// What is taken out of the server's JSON before others see it.
struct RedactionTests {
    private let masking = Redaction(hidesPersonal: true, omitsScores: false)
    private let scoreless = Redaction(hidesPersonal: false, omitsScores: true)

    @Test(arguments: [
        (
            #"{"meta_data":{"iin":"123","transaction_id":"tr-1"}}"#,
            #"{"meta_data":{"iin":"masked","transaction_id":"tr-1"}}"#
        ),
        (#"{"meta_data":{"mine":{"a":[1,true,null]}}}"#, #"{"meta_data":{"mine":{"a":["masked","masked",null]}}}"#),
        (
            #"{"meta_data":{"phone_info":{"model":"Pixel 8","owner":"Anna"}}}"#,
            #"{"meta_data":{"phone_info":{"model":"Pixel 8","owner":"masked"}}}"#
        ),
        (#"{ "email" : "a@x.test", "state" : "FINISHED" }"#, #"{"email":"masked","state":"FINISHED"}"#),
        (#"{"error_message":"write to a@x.test"}"#, #"{"error_message":"masked"}"#),
        (#"{"first\u005fname":"Anna"}"#, #"{"first\u005fname":"masked"}"#),
        (#"{"original_url":"http://x/1.jpeg","info":{"size":9}}"#, #"{"original_url":"masked","info":{"size":9}}"#),
        (
            #"{"results_data":{"text_fields":[{"field_name":"Surname","visual":"SAMPLE","mrz":"SAMPLE"}]}}"#,
            #"{"results_data":{"text_fields":[{"field_name":"Surname","visual":"masked","mrz":"masked"}]}}"#
        ),
        ("[]", "[]"), (#"[{},{"a":[]}]"#, #"[{},{"a":[]}]"#),
    ])
    func whatIsPersonalIsMasked(_ json: String, _ masked: String) {
        #expect(masking.rewritten(json) == masked)
    }

    @Test(arguments: [
        (
            #"{"results_data":{"min_confidence":0.5,"text_fields":[{"visual":"A"}]},"type":"BIOMETRY"}"#,
            #"{"results_data":{"text_fields":[{"visual":"A"}]},"type":"BIOMETRY"}"#
        ),
        (#"{"confs":{"threshold_max":0.85,"extract_best_shot":true},"a":1.50}"#, #"{"confs":{},"a":1.50}"#),
        (#"{"results_data":{"list":[1,2,"x"],"yaw":4}}"#, #"{"results_data":{"list":["x"]}}"#),
        (
            #"{"results_media":[{"results_data":{"confidence_spoofing":1e-3}}]}"#,
            #"{"results_media":[{"results_data":{}}]}"#
        ),
    ])
    func scoresAreLeftOut(_ json: String, _ rest: String) {
        #expect(scoreless.rewritten(json) == rest)
    }

    @Test(arguments: ["", "{", #"{"a"}"#, #"{"a":1,}x"#, #"{"a":"unended"#, "{}{}", "[1 2]", #"["\"#])
    func whatIsNoJSONIsNotShown(_ text: String) {
        #expect(masking.rewritten(text) == nil)
    }

    @Test func whatIsNestedTooDeepIsNotShown() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(masking.rewritten(nested(500)) == nested(500))
        #expect(masking.rewritten(nested(100_000)) == nil)
    }

    @Test func nothingIsTouchedUnlessAsked() {
        let odd = #"{ "b":1.00, "a":"\u0041" }"#
        #expect(Redaction(hidesPersonal: false, omitsScores: false).rewritten(odd) == odd)
    }

    @Test func onlyWhoSomebodyIsIsPersonalAmongTheKnownKeys() {
        for key in FrontEndKey.all {
            let identifies: [FrontEndKey.Topic] = [.lead, .person, .name]
            #expect(key.isPersonal == identifies.contains(key.topic), "\(key.path)")
        }
    }
}
