//! Guesses what the columns of a table mean from their headers.

use super::column::ColumnMeaning::{
    self, Aliases, Claim, Direction, Document, End, From, FromKind, Id, Kind, Link, Name, Role,
    Start, To, ToKind, Weight, When,
};

/// Headers, in lower case and without spaces and punctuation, the most reliable first.
type Headers = [(ColumnMeaning, &'static [&'static str])];

/// Ends the header of a column with the addresses that the cells of another column link to.
pub(super) const LINK_SUFFIX: &str = " (link)";

const OF_ENTITIES: &Headers = &[
    (Id, &["id", "nodeid", "key", "slug"]),
    (Name, &["name", "fullname", "entity", "label", "node", "title", "person", "firm", "company"]),
    (Kind, &["kind", "type", "category", "class", "group", "entitytype"]),
    (Aliases, &["aliases", "alias", "aka", "alsoknownas", "othernames"]),
    (Role, &["role", "position", "jobtitle", "function"]),
    (Link, &["website", "homepage", "web", "wikidata", "wikipedia"]),
    (Document, &["source", "sources", "url", "reference", "document", "evidence", "sourceurl"]),
];

const OF_ENDS: &Headers = &[
    (From, &["from", "source", "fromid", "sourceid", "fromname", "sourcename", "subject", "node1"]),
    (To, &["to", "target", "toid", "targetid", "toname", "targetname", "object", "node2"]),
];

const OF_RELATIONS: &Headers = &[
    (FromKind, &["fromkind", "fromtype", "sourcekind", "sourcetype"]),
    (ToKind, &["tokind", "totype", "targetkind", "targettype"]),
    (Direction, &["direction", "directed"]),
    (
        Kind,
        &[
            "relation",
            "relationship",
            "kind",
            "tie",
            "interaction",
            "predicate",
            "label",
            "type",
            "edgetype",
        ],
    ),
    (Start, &["start", "startdate", "since", "begin", "validfrom"]),
    (End, &["end", "enddate", "until", "validto"]),
    (When, &["when", "date", "year", "time"]),
    (Weight, &["weight"]),
    (Claim, &["claim", "description", "statement", "sentence"]),
    (Document, &["source", "url", "reference", "document", "evidence", "sourceurl", "sources"]),
];

/// Whether headers name the ends of relations, or the names of entities.
pub(super) fn names_columns(header: &[String]) -> bool {
    let columns =
        |headers| assign(header, headers, vec![ColumnMeaning::Value; header.len()], &|_, _| true);
    let ends = columns(OF_ENDS);
    ends.contains(&From) && ends.contains(&To) || columns(OF_ENTITIES).contains(&Name)
}

/// Whether a cell says that a tie is directed; `None` if it says something else.
pub(super) fn is_directed(cell: &str) -> Option<bool> {
    match normalise(cell).as_str() {
        "directed" | "true" => Some(true),
        "undirected" | "mutual" | "false" | "bidirected" => Some(false),
        _ => None,
    }
}

/// The meaning of each column of a table of relations; `None` if no two columns are the ends of relations. `first_cell` returns the first
/// text in a column.
pub(super) fn guess_relations(
    header: &[String],
    first_cell: &dyn Fn(usize) -> String,
) -> Option<Vec<ColumnMeaning>> {
    let mut columns =
        assign(header, OF_ENDS, vec![ColumnMeaning::Value; header.len()], &|_, _| true);
    if !columns.contains(&From) || !columns.contains(&To) {
        return None;
    }
    // Gephi calls the direction of a tie its type.
    for index in 0..header.len() {
        if normalise(&header[index]) == "type" && is_directed(&first_cell(index)).is_some() {
            columns[index] = Direction;
        }
    }
    let is_given = |column, index| column != Kind || !first_cell(index).is_empty();
    let mut columns = assign(header, OF_RELATIONS, columns, &is_given);
    assign_addresses(header, &mut columns);
    Some(columns)
}

/// The meaning of each column of a table of entities. The first column is the name if no header says so.
pub(super) fn guess_entities(header: &[String]) -> Vec<ColumnMeaning> {
    let mut columns =
        assign(header, OF_ENTITIES, vec![ColumnMeaning::Value; header.len()], &|_, _| true);
    if !columns.contains(&Name)
        && let Some(first) = columns.iter_mut().find(|it| **it == ColumnMeaning::Value)
    {
        *first = Name;
    }
    assign_addresses(header, &mut columns);
    columns
}

/// Assigns a meaning to the columns with the addresses that other columns link to: those of links are links, and any
/// others documents.
fn assign_addresses(header: &[String], columns: &mut [ColumnMeaning]) {
    for (index, name) in header.iter().enumerate() {
        let Some(linking) = name.strip_suffix(LINK_SUFFIX) else { continue };
        let linking = header.iter().position(|other| other == linking);
        let is_link = linking.is_some_and(|index| columns[index] == Link);
        columns[index] = if is_link { Link } else { Document };
    }
}

/// Assigns meanings to columns without one. Of several columns with the same meaning, the one with the most reliable header gets it.
fn assign(
    header: &[String],
    headers: &Headers,
    mut columns: Vec<ColumnMeaning>,
    is_allowed: &dyn Fn(ColumnMeaning, usize) -> bool,
) -> Vec<ColumnMeaning> {
    let header: Vec<String> = header.iter().map(|name| normalise(name)).collect();
    for (column, names) in headers {
        for name in *names {
            let is_free = column.is_repeatable() || !columns.contains(column);
            let index = header.iter().position(|other| other == name);
            if let Some(index) = index.filter(|index| {
                is_free && columns[*index] == ColumnMeaning::Value && is_allowed(*column, *index)
            }) {
                columns[index] = *column;
            }
        }
    }
    columns
}

/// A text in lower case and without spaces and punctuation.
pub(super) fn normalise(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
