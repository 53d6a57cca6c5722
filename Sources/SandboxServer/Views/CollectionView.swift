/// Face collections as the API shows them.
extension Database {
    func view(_ collection: FaceCollection) -> JSON {
        [
            "time_created": collection.created.json, "time_updated": (collection.updated ?? collection.created).json,
            "collection_id": collection.id.json, "alias": .string(collection.alias),
            "company_id": companies[collection.company].id.json, "meta_data": collection.metaData,
            "technical_meta_data": [:],
        ]
    }
}
