import OzModel

extension Ledger {
    /// Notes that orders leave this console, all or none of them.
    ///
    /// - Parameters:
    ///   - orders: with what people call them.
    ///   - remark: where to, and what of them.
    public func noteExport(
        _ orders: [(id: Order.ID, label: String)], remark: String, operation: String, owner: LedgerOwner, now: Double
    ) throws(StoreError) {
        try write { db in
            for order in orders {
                let subject = AuditSubject(
                    object: order.id.rawValue, kind: .order, order: order.id.rawValue, label: "order \(order.label)",
                    before: nil,
                    after: nil, remark: remark, operation: operation)
                try Self.audit(.exported, subject, owner, answer: nil, now: now, db)
            }
        }
    }
}

extension LedgerReader {
    /// The entries about an order and its analyses, oldest first.
    public func audit(ofOrder order: Order.ID) throws(StoreError) -> [AuditEntry] {
        try entries("order_id = ? ORDER BY seq", [order.rawValue])
    }
}
