extension Mirror {
    /// Replaced by the one in the store's own work.
    public func clear() throws(StoreError) {}
}
