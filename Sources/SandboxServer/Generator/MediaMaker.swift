/// Gives an invented order its files: drawn ones that suit its person and what goes wrong with it.
struct MediaMaker {
    let seed: UInt64
    let person: Person
    let plan: OrderPlan
    let number: Int

    private static let actions = ["blank", "smile", "left", "right", "scan", "eyes", "zoom_in", "oneshot"]

    func add(to database: inout Database, folder: Int, random: inout SplitMix) {
        let needsFace = plan.types.contains { $0 != .documents }
        if needsFace { addLiveness(&database, folder, &random) }
        if plan.types.contains(.biometry) || plan.types.contains(.documents) {
            let isCard = plan.types.contains(.documents) || random.chance(0.7)
            if isCard {
                add("card-\(person.faceName).jpg", "id_front.jpg", ["photo_id", "photo_id_front"], &database, folder)
                if random.chance(0.5) {
                    add("card-back.jpg", "id_back.jpg", ["photo_id", "photo_id_back"], &database, folder)
                }
            } else {
                add(
                    "face-\(person.faceName).jpg", "selfie.jpg", ["photo_selfie", "orientation_portrait"], &database,
                    folder)
            }
        }
    }

    /// A clip, or for some people a set of frames; an attack or an empty room where the plan is to go wrong so.
    private func addLiveness(_ database: inout Database, _ folder: Int, _ random: inout SplitMix) {
        let action = random.pick(Self.actions)
        let tags = ["video_selfie", "video_selfie_\(action)", "orientation_portrait"]
        let spoiled = plan.culprit == .quality || plan.culprit == .biometry
        if plan.wish == .failed, spoiled {
            add("empty-clip.mp4", "live.mp4", tags, &database, folder)
        } else if plan.wish == .declined, plan.culprit == .quality {
            add("paper-0\(1 + person.number % 2)-clip.mp4", "live.mp4", tags, &database, folder)
        } else if person.face <= 3, random.chance(0.35) {
            add("shots-0\(person.face).zip", "frames.zip", tags, &database, folder)
        } else {
            add("clip-\(person.faceName).mp4", "live.mp4", tags, &database, folder)
        }
    }

    private func add(
        _ file: String, _ name: String, _ tags: [String], _ database: inout Database, _ folder: Int
    ) {
        guard let place = database.library.place(file), let kind = MediaKind(mime: database.library.files[place].mime)
        else { return }
        let row = database.media.count
        let order = database.folders[folder]
        database.media.append(
            Media(
                id: ObjectID(seed: seed, kind: .media, number, order.media.count), folder: folder, kind: kind,
                mime: database.library.files[place].mime, originalName: name, tags: tags,
                created: order.created + 0.2 * Double(order.media.count + 1), content: .drawn(place)))
        database.folders[folder].media.append(row)
    }
}
