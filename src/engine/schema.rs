//! All the SQL: the definitions of the tables, and the queries that read them as tables of the CSV set.

use crate::load::SetTable;

/// The version of the tables, under the key `guanxi_schema` in `meta`.
pub(super) const VERSION: &str = "2";
pub(super) const VERSION_KEY: &str = "guanxi_schema";

/// A table, with its columns in the order in which the cells of a row are written. Each column is a name and its SQL type.
pub(super) struct TableDefinition {
    pub(super) name: &'static str,
    columns: &'static [(&'static str, &'static str)],
    /// The columns of the primary key.
    primary_key: &'static str,
}

impl TableDefinition {
    pub(super) fn create_statement(&self) -> String {
        let columns = self.columns.iter().map(|(name, sql)| format!("\"{name}\" {sql}, "));
        let columns: String = columns.collect();
        format!("CREATE TABLE \"{}\" ({columns}PRIMARY KEY ({}))", self.name, self.primary_key)
    }

    /// The statement that updates the statistics of the query planner.
    pub(super) fn analyze_statement(&self) -> String {
        format!("ANALYZE \"{}\"", self.name)
    }

    /// The statement after which rows are sent, in the text format of COPY.
    pub(super) fn copy_statement(&self) -> String {
        format!("COPY \"{}\" FROM STDIN", self.name)
    }
}

const TEXT: &str = "text";
const INTEGER: &str = "int8";
/// Sorted by bytes in every database, so that all keys with the same prefix form one range.
const TEXT_BY_BYTES: &str = "text COLLATE \"C\"";

pub(super) const META: TableDefinition = TableDefinition {
    name: "meta",
    columns: &[("key", TEXT), ("value", TEXT)],
    primary_key: "key",
};

pub(super) const ENTITY_KIND: TableDefinition = TableDefinition {
    name: "entity_kind",
    columns: &[("id", TEXT), ("ord", INTEGER), ("plural", TEXT)],
    primary_key: "id",
};

pub(super) const RELATION_KIND: TableDefinition = TableDefinition {
    name: "relation_kind",
    columns: &[
        ("id", TEXT),
        ("ord", INTEGER),
        ("says", TEXT),
        ("back", TEXT),
        ("mutual", "bool"),
        ("family", TEXT),
        ("tone", TEXT),
        ("from", TEXT),
        ("to", TEXT),
        ("cues", TEXT),
    ],
    primary_key: "id",
};

pub(super) const SOURCE: TableDefinition = TableDefinition {
    name: "source",
    columns: &[
        ("slug", TEXT),
        ("ord", INTEGER),
        ("title", TEXT),
        ("author", TEXT),
        ("publisher", TEXT),
        ("published", TEXT),
        ("language", TEXT),
        ("url", TEXT),
        ("origin", TEXT),
        ("note", TEXT),
        ("extra", TEXT),
    ],
    primary_key: "slug",
};

pub(super) const PARAGRAPH: TableDefinition = TableDefinition {
    name: "paragraph",
    columns: &[("source", TEXT), ("n", INTEGER), ("gist", TEXT)],
    primary_key: "source, n",
};

pub(super) const ENTITY: TableDefinition = TableDefinition {
    name: "entity",
    columns: &[
        ("slug", TEXT),
        ("ord", INTEGER),
        ("kind", TEXT),
        ("name", TEXT),
        ("role", TEXT),
        ("background", TEXT),
        ("extra", TEXT),
        ("degree", INTEGER),
    ],
    primary_key: "slug",
};

pub(super) const ALIAS: TableDefinition = TableDefinition {
    name: "alias",
    columns: &[("entity", TEXT), ("n", INTEGER), ("name", TEXT), ("note", TEXT)],
    primary_key: "entity, n",
};

pub(super) const LINK: TableDefinition = TableDefinition {
    name: "link",
    columns: &[("entity", TEXT), ("n", INTEGER), ("name", TEXT), ("target", TEXT)],
    primary_key: "entity, n",
};

pub(super) const FACT: TableDefinition = TableDefinition {
    name: "fact",
    columns: &[
        ("entity", TEXT),
        ("n", INTEGER),
        ("id", TEXT),
        ("says", TEXT),
        ("value", TEXT),
        ("when", TEXT),
        ("disputes", TEXT),
        ("compare", TEXT),
    ],
    primary_key: "entity, n",
};

pub(super) const RELATION: TableDefinition = TableDefinition {
    name: "relation",
    columns: &[
        ("id", TEXT),
        ("ord", INTEGER),
        ("from", TEXT),
        ("kind", TEXT),
        ("to", TEXT),
        ("standing", TEXT),
        ("when", TEXT),
        ("claim", TEXT),
        ("said_by", TEXT),
        ("weight", "float8"),
        ("disputes", TEXT),
        ("compare", TEXT),
        ("extra", TEXT),
    ],
    primary_key: "id",
};

pub(super) const CITATION: TableDefinition = TableDefinition {
    name: "citation",
    columns: &[
        ("owner_kind", TEXT),
        ("owner", TEXT),
        ("fact", INTEGER),
        ("n", INTEGER),
        ("source", TEXT),
        ("para", INTEGER),
        ("page", INTEGER),
        ("words", TEXT),
    ],
    primary_key: "owner, owner_kind, fact, n",
};

pub(super) const TIE: TableDefinition = TableDefinition {
    name: "tie",
    columns: &[
        ("entity", TEXT),
        ("pos", INTEGER),
        ("relation", TEXT),
        ("other", TEXT),
        ("forward", "bool"),
    ],
    primary_key: "entity, pos",
};

pub(super) const SEARCH_KEY: TableDefinition = TableDefinition {
    name: "search_key",
    columns: &[("key", TEXT_BY_BYTES), ("entity", TEXT), ("field", TEXT)],
    primary_key: "key, entity, field",
};

/// Run after the tables have been filled, which is faster.
pub(super) const CREATE_INDEX: &str =
    "CREATE INDEX citation_by_paragraph ON citation (source, para)";

/// Selects the version of the tables. `meta` may also be a view.
pub(super) const SELECT_VERSION: &str = "SELECT value FROM meta WHERE key = 'guanxi_schema'";

/// Selects the object id of the table `meta`, which changes when a graph is pushed. Unlike rows, it is not part of a snapshot.
pub(super) const SELECT_META_OID: &str = "SELECT to_regclass('meta')::oid";

/// Selects a row if the schema exists.
pub(super) const SELECT_SCHEMA: &str = "SELECT 1 FROM pg_namespace WHERE nspname = $1";

/// Selects the name of an object in a schema that is neither one of these tables nor an index.
pub(super) const SELECT_UNKNOWN_OBJECT: &str = "SELECT min(class.relname::text)
    FROM pg_class class JOIN pg_namespace namespace ON namespace.oid = class.relnamespace
    WHERE namespace.nspname = $1 AND class.relkind <> 'i' AND NOT (class.relkind = 'r' AND class.relname = ANY ($2))";

/// Selects the quoted names of the roles that may use a schema without owning it.
pub(super) const SELECT_READERS: &str =
    "SELECT DISTINCT CASE acl.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(acl.grantee)) END
    FROM pg_namespace, aclexplode(nspacl) acl
    WHERE nspname = $1 AND acl.privilege_type = 'USAGE' AND acl.grantee <> nspowner";

/// For a table of the CSV set, the database table with its rows, and the query that reads them with the headers of the set.
pub(super) fn read_query(table: SetTable) -> (&'static str, &'static str) {
    match table {
    SetTable::Graph => (
            "meta",
        "SELECT (SELECT value FROM meta WHERE key = 'title') AS title,
            (SELECT value FROM meta WHERE key = 'about') AS about,
            (SELECT value FROM meta WHERE key = 'extra') AS extra",
    ),
    SetTable::EntityKinds => (
            "entity_kind",
        "SELECT id AS \"Id\", plural FROM entity_kind ORDER BY ord, id",
    ),
    SetTable::RelationKinds => (
            "relation_kind",
        "SELECT id AS \"Id\", says, back, CASE WHEN mutual THEN 'true' END AS mutual, family, tone, \"from\", \"to\", cues
            FROM relation_kind ORDER BY ord, id",
    ),
    SetTable::Sources => (
            "source",
        "SELECT slug AS \"Id\", title, author, publisher, published, language, url, origin, note, extra
            FROM source ORDER BY ord, slug",
    ),
    SetTable::Paragraphs => (
            "paragraph",
        "SELECT source, n AS para, gist FROM paragraph ORDER BY source, n",
    ),
    SetTable::Entities => (
            "entity",
        "SELECT slug AS \"Id\", kind, name, role, background, extra FROM entity ORDER BY ord, slug",
    ),
    SetTable::Aliases => ("alias", "SELECT entity, name, note FROM alias ORDER BY entity, n"),
    SetTable::Links => ("link", "SELECT entity, name, target FROM link ORDER BY entity, n"),
    SetTable::Facts => (
            "fact",
        "SELECT entity, n AS number, id, says, value, \"when\", disputes, compare FROM fact ORDER BY entity, n",
    ),
    SetTable::Relations => (
            "relation",
        "SELECT id AS \"Id\", \"from\" AS \"Source\", \"to\" AS \"Target\", weight AS \"Weight\", kind, standing, \"when\", claim,
            said_by, disputes, compare, extra
            FROM relation ORDER BY ord, id",
    ),
    SetTable::Citations => (
            "citation",
        "SELECT CASE WHEN owner_kind = 'relation' THEN owner END AS relation,
            CASE WHEN owner_kind <> 'relation' THEN owner END AS entity,
            CASE WHEN owner_kind = 'fact' THEN fact END AS fact, source, para, page, words
            FROM citation ORDER BY owner, owner_kind, fact, n",
    ),
    }
}
