import OzModel
import Store

/// What the pictures belong to that a key is about.
enum Seeing {
    static let areOff = "no pictures here: media.pictures is off, or the program ozc-pictures is not beside ozc"

    /// The object opened or under the cursor.
    static func object(_ context: Context) -> (subject: Subject, id: String)? {
        let state = context.state
        if let viewer = state.viewer { return (viewer.subject, viewer.id) }
        if let detail = state.detail {
            return detail.noun != nil || detail.subject == .person ? (detail.subject, detail.id) : nil
        }
        guard let list = state.list, let mark = context.models.window(list, in: state)?.cursorMark else { return nil }
        return (.object(list.noun), mark.id)
    }

    @Sendable static func needsPictures(_ context: Context) -> String? {
        guard context.models.shelf != nil else { return areOff }
        guard let object = object(context) else { return "select a case first" }
        return context.models.exhibits(object.subject, id: object.id).isEmpty ? "there is nothing to see here" : nil
    }

    @Sendable static func view(_ context: Context) -> Action? {
        object(context).map { .view($0.subject, id: $0.id, index: 0) }
    }

    /// Two of a case side by side.
    @Sendable static func compare(_ context: Context) -> Action? {
        guard let object = object(context) else { return nil }
        var (subject, id) = object
        if subject == .object(.media), let order = context.models.order(ofMedium: id) {
            (subject, id) = (.object(.orders), order)
        }
        let exhibits = context.models.exhibits(subject, id: id)
        guard exhibits.count > 1 else { return .refuse("there is only one picture here: nothing to compare it with") }
        let left = exhibits.firstIndex { $0.id == object.id } ?? 0
        let place = ViewerPlace(subject, id: id, index: left, other: left == 0 ? 1 : 0)
        return .look(place)
    }

    /// The picture that a key is about: the one in the viewer, else the first of what is opened or under the cursor.
    static func exhibit(_ context: Context) -> Exhibit? {
        if let page = context.models.viewer(context.state) { return page.exhibit }
        if case .viewer(let subject, let id, let index)? = context.models.page(context.state)?.target {
            let exhibits = context.models.exhibits(subject, id: id)
            return exhibits.indices.contains(index) ? exhibits[index] : nil
        }
        if case .object(.media, let id)? = context.models.page(context.state)?.target {
            return context.models.exhibits(.object(.media), id: id).first
        }
        return object(context).flatMap { context.models.exhibits($0.subject, id: $0.id).first }
    }

    @Sendable static func needsFile(_ context: Context) -> String? {
        exhibit(context)?.file == nil ? "there is no file here: select a medium first" : nil
    }

    @Sendable static func openOutside(_ context: Context) -> Action? {
        guard let exhibit = exhibit(context), let file = exhibit.file else { return nil }
        guard !context.state.isMasked else { return .refuse("pictures are masked: m shows them") }
        guard !context.models.settings.openWith.isEmpty else {
            return .refuse("set media.open in the configuration first, e.g. open = [\"xdg-open\"]")
        }
        return .openOutside(file, name: exhibit.card.first ?? exhibit.id)
    }

    @Sendable static func download(_ context: Context) -> Action? {
        guard let exhibit = exhibit(context), let file = exhibit.file else { return nil }
        return .download(file, name: exhibit.card.first ?? exhibit.id)
    }
}

extension ViewModels {
    func order(ofMedium id: String) -> String? {
        (attempt { () throws(StoreError) in try reader.record(Media.self, id: id) } ?? nil)?.orderID?.rawValue
    }
}
