import OzModel
import Remote

extension ChangeSender {
    /// Writes metadata with as few calls as it takes.
    ///
    /// - Returns: why it was not written; nil when it was, or nothing was to be changed.
    func send(_ edit: MetaDataEdit, to order: Known<Order>) async throws(RemoteError) -> ChangeRefusal? {
        if case .merge(let fields, let removed) = edit, removed.isEmpty {
            _ = try await api.send(Endpoints.mergeMetaData(fields, of: order.id))
            return nil
        }
        let now = try await api.send(Endpoints.metaData(of: order.id)).fields()
        if case .replace(_, let seen?) = edit, seen != now {
            await reread(.orders, order.id.rawValue)
            return ChangeRefusal(
                .server, "the metadata was changed since you saw it: look at it again", field: .metaData)
        }
        let wanted = edit.applied(to: now)
        let changed = wanted.filter { now[$0.key] != $0.value }
        guard now.keys.contains(where: { wanted[$0] == nil }) else {
            if !changed.isEmpty { _ = try await api.send(Endpoints.setMetaData(changed, of: order.id)) }
            return nil
        }
        // Whoever leaves now must not leave the order without any: a task of its own is not cancelled with this one.
        return try await Task { await exchange(now, for: wanted, of: order) }.value.get()
    }

    /// The server has no way to remove one field: between the two calls there is no metadata at all.
    private func exchange(
        _ before: [String: JSONValue], for wanted: [String: JSONValue], of order: Known<Order>
    ) async -> Result<ChangeRefusal?, RemoteError> {
        do throws(RemoteError) {
            _ = try await api.send(Endpoints.clearMetaData(of: order.id))
        } catch {
            // Setting fields as a whole twice is the same as once: what is to stay is there, whatever came of the first.
            if error.mayHaveActed { _ = await failure(Endpoints.setMetaData(wanted, of: order.id)) }
            return .failure(error)
        }
        if wanted.isEmpty { return .success(nil) }
        guard let error = await failure(Endpoints.setMetaData(wanted, of: order.id)) else { return .success(nil) }
        let isBack = await failure(Endpoints.setMetaData(before, of: order.id)) == nil
        await reread(.orders, order.id.rawValue)
        let state = isBack ? "it is as it was before" : "order \(order.label) has no metadata now: write it again"
        return .success(ChangeRefusal(.server, "\(error.sentence); \(state)", field: .metaData))
    }

    /// Why a call came to nothing; nil when it did not.
    private func failure(_ endpoint: Endpoint<JSONText?>) async -> RemoteError? {
        do throws(RemoteError) {
            _ = try await api.send(endpoint)
            return nil
        } catch {
            return error
        }
    }
}

extension MetaDataEdit {
    /// What is there after the edit.
    func applied(to now: [String: JSONValue]) -> [String: JSONValue] {
        switch self {
        case .replace(let fields, _): return fields
        case .merge(let fields, let removed):
            let merged = JSONValue.object(now).merging(.object(fields))
            let rest = removed.reduce(merged) { value, path in
                value.removing(path.split(separator: ".").map(String.init)[...])
            }
            guard case .object(let fields) = rest else { return now }
            return fields
        }
    }
}

extension JSONValue {
    /// This object with another one's fields, and objects within it changed in the same way.
    fileprivate func merging(_ other: JSONValue) -> JSONValue {
        guard case .object(let old) = self, case .object(let new) = other else { return other }
        return .object(old.merging(new) { $0.merging($1) })
    }

    /// This object without the field at the end of the path.
    fileprivate func removing(_ path: ArraySlice<String>) -> JSONValue {
        guard case .object(var fields) = self, let name = path.first else { return self }
        let rest = path.dropFirst()
        fields[name] = rest.isEmpty ? nil : fields[name].map { $0.removing(rest) }
        return .object(fields)
    }
}
