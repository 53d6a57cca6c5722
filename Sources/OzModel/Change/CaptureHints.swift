/// What makes files good enough to be judged, in the documents' figures; said wherever files are chosen. [D]
public enum CaptureHints {
    public static let video = "A video lasts 3 to 5 s at 30 frames a second and 720p, held upright."
    public static let photo =
        "A photo has 1920×1080 and more, with a face that takes 5 to 70 % of it and is turned by 15° at most."
    public static let document = "A document takes 70 to 80 % of its picture."
    public static let tags = "Wrong tags make wrong results."
    public static let oneshot = "video_selfie_oneshot stops working on 1 January 2027."

    /// All of them, for those who have room.
    public static let all = [video, photo, document, tags, oneshot]
}
