/// Gives an invented order its files: drawn ones that suit its person and what goes wrong with it.
struct MediaMaker {
    let seed: UInt64
    let person: Person
    let plan: OrderPlan
    let number: Int
    let library: MediaLibrary

    private static let actions = ["blank", "smile", "left", "right", "scan", "eyes", "zoom_in", "oneshot"]

    func media(of folder: Folder, random: inout SplitMix) -> [Media] {
        var media: [Media] = []
        let needsFace = plan.types.contains { $0 != .documents }
        if needsFace { addLiveness(&media, folder, &random) }
        if plan.types.contains(.biometry) || plan.types.contains(.documents) {
            let isCard = plan.types.contains(.documents) || random.chance(0.7)
            if isCard {
                add("card-\(person.faceName).jpg", "id_front.jpg", ["photo_id", "photo_id_front"], &media, folder)
                if random.chance(0.5) {
                    add("card-back.jpg", "id_back.jpg", ["photo_id", "photo_id_back"], &media, folder)
                }
            } else {
                add(
                    "face-\(person.faceName).jpg", "selfie.jpg", ["photo_selfie", "orientation_portrait"], &media,
                    folder)
            }
        }
        return media
    }

    /// A clip, or for some people a set of frames; an attack or an empty room where the plan is to go wrong so.
    private func addLiveness(_ media: inout [Media], _ folder: Folder, _ random: inout SplitMix) {
        let action = random.pick(Self.actions)
        let tags = ["video_selfie", "video_selfie_\(action)", "orientation_portrait"]
        let spoiled = plan.culprit == .quality || plan.culprit == .biometry
        if plan.wish == .failed, spoiled {
            add("empty-clip.mp4", "live.mp4", tags, &media, folder)
        } else if plan.wish == .declined, plan.culprit == .quality {
            add("paper-0\(1 + person.number % 2)-clip.mp4", "live.mp4", tags, &media, folder)
        } else if person.face <= 3, random.chance(0.35) {
            add("shots-0\(person.face).zip", "frames.zip", tags, &media, folder)
        } else {
            add("clip-\(person.faceName).mp4", "live.mp4", tags, &media, folder)
        }
    }

    private func add(
        _ file: String, _ name: String, _ tags: [String], _ media: inout [Media], _ folder: Folder
    ) {
        guard let place = library.place(file), let kind = MediaKind(mime: library.files[place].mime) else { return }
        media.append(
            Media(
                id: ObjectID(seed: seed, kind: .media, number, media.count), folder: number, kind: kind,
                mime: library.files[place].mime, originalName: name, tags: tags,
                created: folder.created + 0.2 * Double(media.count + 1), content: .drawn(place)))
    }
}
