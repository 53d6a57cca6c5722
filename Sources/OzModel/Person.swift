/// Somebody in a collection: a name in the metadata, and photos.
public struct Person: Equatable, Sendable {
    /// Marks ids of persons.
    public typealias ID = Identifier<Person>

    /// One photo of a person.
    public struct Photo: Equatable, Sendable {
        /// Marks ids of photos.
        public typealias ID = Identifier<Photo>

        /// `person_image_id`.
        public var id: ID
        /// `original_name`: what the sender called the file.
        public var name: String?
        public var tags: [String]
        /// `original_url`.
        public var originalURL: String?
        /// `thumb_url`.
        public var thumbURL: String?

        /// A photo from its parts.
        public init(
            id: ID, name: String? = nil, tags: [String] = [], originalURL: String? = nil, thumbURL: String? = nil
        ) {
            self.id = id
            self.name = name
            self.tags = tags
            self.originalURL = originalURL
            self.thumbURL = thumbURL
        }
    }

    /// `person_id`.
    public var id: ID
    /// `collection_id`.
    public var collectionID: Collection.ID?
    /// `time_created`, epoch seconds; nil where the server gave none.
    public var created: Double?
    /// `person_info` of the metadata: first, middle and last name.
    public var name: String?
    public var photos: [Photo]

    /// A person from its parts.
    public init(
        id: ID, collectionID: Collection.ID? = nil, created: Double? = nil, name: String? = nil, photos: [Photo] = []
    ) {
        self.id = id
        self.collectionID = collectionID
        self.created = created
        self.name = name
        self.photos = photos
    }

    /// What people call the person: the name, else the beginning of the id.
    public var label: String { name ?? id.short }
}
