import OzModel

/// Whom an opened page is about: they are asked for each time, since nothing else tells of their changes.
func meeting(_ detail: DetailPlace) -> [Effect] {
    switch detail.subject {
    case .person: PersonKey(detail.id).map { [.meet([.person($0)])] } ?? []
    case .object(.collections): [.meet([.everybody(OzModel.Collection.ID(detail.id))])]
    case .object, .outbox, .health, .operation, .batch, .statistics: []
    }
}
