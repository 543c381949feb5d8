//! The tables of the CSV set and their columns, which `export csv-set` writes and `import csv` reads.

/// A table of the CSV set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SetTable {
    Graph,
    EntityKinds,
    RelationKinds,
    Sources,
    Paragraphs,
    Entities,
    Aliases,
    Links,
    Facts,
    Relations,
    Citations,
}

/// A column of a table: its header, and the key of its value in the records of `export json`.
#[derive(Debug)]
pub(crate) struct SetColumn {
    pub(crate) header: &'static str,
    pub(crate) key: &'static str,
    pub(crate) content: ColumnContent,
}

/// What the cells of a column contain. Empty cells are unknown values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColumnContent {
    /// Text, or a number with decimals.
    Text,
    /// An id, date or whole number. Programs that read these as numbers write `1987.0`.
    Key,
    /// `true` or `false`, in any case.
    Boolean,
    /// Ids, separated by `; `.
    Ids,
    /// A JSON value.
    Json,
    /// Like [`Self::Json`], in a column that older sets lack.
    OptionalJson,
    /// The id or number of the record that the row belongs to.
    Parent,
    /// Values derived from other tables, for people and other programs; ignored on import.
    Derived,
    /// Like [`Self::Derived`], as a JSON list or map.
    DerivedJson,
}

impl SetColumn {
    /// A cell as guanxi writes it. pandas and spreadsheets write `True` or `TRUE`, and `1987.0` in a column with empty cells.
    pub(super) fn normalise<'c>(&self, cell: &'c str) -> &'c str {
        match self.content {
            ColumnContent::Key | ColumnContent::Ids | ColumnContent::Parent => {
                let whole = cell.strip_suffix(".0");
                whole.filter(|digits| is_whole_number(digits)).unwrap_or(cell)
            }
            ColumnContent::Boolean | ColumnContent::Json | ColumnContent::OptionalJson => {
                match cell {
                    "True" | "TRUE" => "true",
                    "False" | "FALSE" => "false",
                    _ => cell,
                }
            }
            ColumnContent::Text | ColumnContent::Derived | ColumnContent::DerivedJson => cell,
        }
    }

    /// Whether a table is part of a set only with this column.
    pub(super) fn is_required(&self) -> bool {
        !self.is_derived() && self.content != ColumnContent::OptionalJson
    }

    /// Whether the values are derived from other tables.
    pub(super) fn is_derived(&self) -> bool {
        matches!(self.content, ColumnContent::Derived | ColumnContent::DerivedJson)
    }
}

impl SetTable {
    pub(crate) const ALL: [Self; 11] = [
        Self::Graph,
        Self::EntityKinds,
        Self::RelationKinds,
        Self::Sources,
        Self::Paragraphs,
        Self::Entities,
        Self::Aliases,
        Self::Links,
        Self::Facts,
        Self::Relations,
        Self::Citations,
    ];

    /// Whether no other program writes a table with such a header.
    pub(crate) const fn is_distinctive(self) -> bool {
        matches!(self, Self::Entities | Self::Relations | Self::Sources | Self::Citations)
    }

    /// The name of its file in the folder of a set.
    pub(crate) const fn file(self) -> &'static str {
        match self {
            Self::Graph => "graph.csv",
            Self::EntityKinds => "entity-kinds.csv",
            Self::RelationKinds => "relation-kinds.csv",
            Self::Sources => "sources.csv",
            Self::Paragraphs => "paragraphs.csv",
            Self::Entities => "entities.csv",
            Self::Aliases => "aliases.csv",
            Self::Links => "links.csv",
            Self::Facts => "facts.csv",
            Self::Relations => "relations.csv",
            Self::Citations => "citations.csv",
        }
    }

    pub(crate) fn columns(self) -> &'static [SetColumn] {
        match self {
            Self::Graph => GRAPH,
            Self::EntityKinds => ENTITY_KINDS,
            Self::RelationKinds => RELATION_KINDS,
            Self::Sources => SOURCES,
            Self::Paragraphs => PARAGRAPHS,
            Self::Entities => ENTITIES,
            Self::Aliases => ALIASES,
            Self::Links => LINKS,
            Self::Facts => FACTS,
            Self::Relations => RELATIONS,
            Self::Citations => CITATIONS,
        }
    }
}

const GRAPH: &[SetColumn] = &[text("title"), text("about"), json("extra")];

const ENTITY_KINDS: &[SetColumn] = &[column("Id", "id", ColumnContent::Text), text("plural")];

const RELATION_KINDS: &[SetColumn] = &[
    column("Id", "id", ColumnContent::Text),
    text("says"),
    text("back"),
    column("mutual", "mutual", ColumnContent::Boolean),
    text("family"),
    text("tone"),
    column("from", "from", ColumnContent::Ids),
    column("to", "to", ColumnContent::Ids),
    column("cues", "cues", ColumnContent::OptionalJson),
];

const SOURCES: &[SetColumn] = &[
    column("Id", "id", ColumnContent::Key),
    text("title"),
    text("author"),
    text("publisher"),
    key("published"),
    text("language"),
    text("url"),
    text("origin"),
    text("note"),
    derived("paragraphs"),
    json("extra"),
];

const PARAGRAPHS: &[SetColumn] = &[parent("source"), parent("para"), text("gist")];

/// Gephi and Kumu look for `Id` and `Label`.
const ENTITIES: &[SetColumn] = &[
    column("Id", "id", ColumnContent::Key),
    column("Label", "label", ColumnContent::Derived),
    text("kind"),
    text("name"),
    column("aliases", "aliases", ColumnContent::DerivedJson),
    column("alias_notes", "alias_notes", ColumnContent::DerivedJson),
    text("role"),
    derived("cites"),
    column("citations", "citations", ColumnContent::DerivedJson),
    column("facts", "facts", ColumnContent::DerivedJson),
    text("background"),
    column("links", "links", ColumnContent::DerivedJson),
    json("extra"),
];

const ALIASES: &[SetColumn] = &[parent("entity"), text("name"), text("note")];

const LINKS: &[SetColumn] = &[parent("entity"), text("name"), text("target")];

const FACTS: &[SetColumn] = &[
    parent("entity"),
    parent("number"),
    key("id"),
    text("says"),
    text("value"),
    key("when"),
    derived("cites"),
    column("disputes", "disputes", ColumnContent::Ids),
    column("compare", "compare", ColumnContent::Ids),
];

/// Gephi looks for `Source` to `Weight`, Kumu for `From` and `To`, which are labels of entities.
const RELATIONS: &[SetColumn] = &[
    column("Id", "id", ColumnContent::Key),
    column("Source", "from", ColumnContent::Key),
    column("Target", "to", ColumnContent::Key),
    column("Type", "direction", ColumnContent::Derived),
    column("Label", "says", ColumnContent::Derived),
    column("Weight", "weight", ColumnContent::Text),
    column("From", "from_label", ColumnContent::Derived),
    column("To", "to_label", ColumnContent::Derived),
    text("kind"),
    derived("back"),
    derived("mutual"),
    derived("family"),
    derived("tone"),
    text("standing"),
    key("when"),
    text("claim"),
    key("said_by"),
    derived("cites"),
    column("citations", "citations", ColumnContent::DerivedJson),
    column("disputes", "disputes", ColumnContent::Ids),
    column("compare", "compare", ColumnContent::Ids),
    json("extra"),
];

const CITATIONS: &[SetColumn] = &[
    parent("relation"),
    parent("entity"),
    parent("fact"),
    derived("claim"),
    key("source"),
    key("para"),
    key("page"),
    text("words"),
    derived("gist"),
    derived("title"),
    derived("url"),
];

const fn column(header: &'static str, key: &'static str, content: ColumnContent) -> SetColumn {
    SetColumn { header, key, content }
}

const fn text(key: &'static str) -> SetColumn {
    column(key, key, ColumnContent::Text)
}

const fn key(key: &'static str) -> SetColumn {
    column(key, key, ColumnContent::Key)
}

const fn json(key: &'static str) -> SetColumn {
    column(key, key, ColumnContent::Json)
}

const fn parent(key: &'static str) -> SetColumn {
    column(key, key, ColumnContent::Parent)
}

const fn derived(key: &'static str) -> SetColumn {
    column(key, key, ColumnContent::Derived)
}

fn is_whole_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::SetTable;

    #[test]
    fn the_readme_lists_the_columns_that_are_ignored() {
        let readme = include_str!("../../../../README.md");
        let list = readme.split("repeat other tables are ignored: ").nth(1).unwrap_or_default();
        let list = list.split("\n\n").next().unwrap_or_default();
        let listed: Vec<BTreeSet<&str>> =
            list.split(';').map(|table| table.split('`').skip(1).step_by(2).collect()).collect();
        let tables = SetTable::ALL.into_iter().map(|table| {
            let derived = table.columns().iter().filter(|column| column.is_derived());
            (table.file(), derived.map(|column| column.header).collect::<BTreeSet<&str>>())
        });
        for (file, mut columns) in tables.filter(|(_, columns)| !columns.is_empty()) {
            columns.insert(file);
            assert!(listed.contains(&columns), "{columns:?} in {list}");
        }
    }
}
