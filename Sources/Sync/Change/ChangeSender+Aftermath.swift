import OzModel
import Remote
import Store

/// What follows a change that the server made: the rest of it, and the mirror.
extension ChangeSender {
    /// Takes the server's answer, where it gave one.
    func settle(_ change: Change, _ answer: JSONText?) async -> ChangeOutcome {
        switch change {
        case .createOrder(let order): return await settle(order, answer)
        case .deleteCompany, .deleteUser, .deleteOrder, .deleteMedium, .deleteAnalysis, .deleteCollection,
            .deletePhoto, .deletePerson:
            await tidy(change)
            return .done(change.resource, id: change.objectID)
        case .addMedia(let order, _):
            if let answer { take(answer, .media, in: order.id) }
            await reread(.orders, order.id.rawValue)
        case .runAnalyses(let order, _):
            if let answer { take(answer, .analyses, in: order.id) }
            await reread(.orders, order.id.rawValue)
        case .editMetaData(let order, _): await reread(.orders, order.id.rawValue)
        case .createCompany, .renameCompany, .createUser, .updateUser, .changePassword, .createCollection:
            guard let noun = change.resource.noun else { break }
            if let answer {
                take(answer, noun)
            } else if let id = change.objectID {
                await reread(noun, id)
            }
        case .report(.makeTemplate(let template)): return await settle(template, answer)
        // The mirror keeps no persons and no reports.
        case .addPerson, .addPhotos, .report: break
        }
        return .done(change.resource, id: answer.flatMap { $0.id(change.made) } ?? change.objectID)
    }

    private func settle(_ order: NewOrder, _ answer: JSONText?) async -> ChangeOutcome {
        if let answer { take(answer, .orders) }
        guard let id = answer?.id(["folder_id"]) else {
            guard !order.analyses.isEmpty, !order.isSingleRequest else { return .done(.order, id: nil) }
            return .unanswered(
                sentence: "the order was made, but the server did not say its id, and its analyses were not started")
        }
        guard !order.analyses.isEmpty, !order.isSingleRequest else { return .done(.order, id: id) }
        do throws(RemoteError) {
            let started = try await api.send(Endpoints.start(order.analyses, on: Order.ID(id)))
            if let started { take(started, .analyses, in: Order.ID(id)) }
            await reread(.orders, id)
            return .done(.order, id: id)
        } catch {
            let what = error.mayHaveActed ? "whether its analyses run is not known" : "its analyses were not started"
            await reread(.orders, id)
            return .partly(.order, id: id, sentence: "the order is there, but \(what): \(error.sentence)")
        }
    }

    /// A template is made without its pictures, which follow.
    private func settle(_ template: NewTemplate, _ answer: JSONText?) async -> ChangeOutcome {
        guard let id = answer?.id(["report_template_id"]), !template.pictures.isEmpty else {
            return .done(.reportTemplate, id: answer?.id(["report_template_id"]))
        }
        do throws(RemoteError) {
            _ = try await api.send(Endpoints.attach(template.pictures, to: ReportTemplate.ID(id)))
            return .done(.reportTemplate, id: id)
        } catch {
            let what = error.mayHaveActed ? "whether it has its pictures is not known" : "it has none of its pictures"
            return .partly(.reportTemplate, id: id, sentence: "the template is there, but \(what): \(error.sentence)")
        }
    }

    /// After a deletion: the object leaves the mirror, and what it was part of is read again.
    func tidy(_ change: Change) async {
        forget(change)
        guard change.resource != .order, let order = change.orderID else { return }
        await reread(.orders, order.rawValue)
    }

    /// The mirror no longer has what the server does not have.
    func forget(_ change: Change) {
        guard let noun = change.resource.noun, let id = change.objectID else { return }
        write { () throws(StoreError) in
            try mirror.remove(noun, id: id)
            return mirror.reader.revision
        }
    }

    /// What the server has now; where it cannot be read, the next pull brings it.
    func reread(_ noun: Noun, _ id: String) async {
        guard let answer = try? await api.send(Self.endpoint(noun, id)) else { return }
        take(answer, noun)
    }

    /// Puts an answer into the mirror, except over what somebody has decided and not sent yet.
    func take(_ answer: JSONText, _ noun: Noun, in order: Order.ID? = nil) {
        write { () throws(StoreError) in
            let held = try ledger.reader.held(owner: owner)
            let receipt = try mirror.ingest(noun, answer.bytes, in: order, held: held)
            return receipt.changed > 0 ? receipt.revision : nil
        }
    }

    private func write(_ work: () throws(StoreError) -> Int?) {
        do throws(StoreError) {
            if let revision = try work() { report(.mirrorChanged(revision: revision)) }
        } catch {
            report(.trouble(sentence: "it is done, but what is shown could not be renewed: \(error.sentence)"))
        }
    }
}

extension ReportChange {
    fileprivate var made: [String] {
        switch self {
        case .make: ["report_id"]
        case .makeTemplate: ["report_template_id"]
        case .delete, .deleteTemplate: []
        }
    }
}

extension Change {
    /// The fields in which an answer may name what was made.
    fileprivate var made: [String] {
        switch self {
        case .createCompany: ["company_id"]
        case .createUser: ["user_id"]
        case .createOrder: ["folder_id"]
        case .addMedia: ["media_id", "image_id", "video_id", "shots_set_id"]
        case .runAnalyses: ["analyse_id", "analysis_id"]
        case .createCollection: ["collection_id"]
        case .addPerson: ["person_id"]
        case .addPhotos: ["person_image_id"]
        case .report(let change): change.made
        case .renameCompany, .deleteCompany, .updateUser, .changePassword, .deleteUser, .editMetaData, .deleteOrder,
            .deleteMedium, .deleteAnalysis, .deleteCollection, .deletePhoto, .deletePerson:
            []
        }
    }
}
