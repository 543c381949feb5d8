//! Guesses what the columns of a table mean from their headers.
#![expect(clippy::indexing_slicing, reason = "the lists have an item for each column")]

mod ends;
mod known_headers;

use std::collections::HashMap;

use super::column::ColumnMeaning::{
    self, Direction, Document, End, From, Kind, Link, Name, Start, To, Value,
};
use super::period::PeriodCells;
use crate::load::import::documents::is_address;
use ends::{EndColumns, find_ends, named_ends};
pub(super) use ends::{kind_of_column, kind_of_ends, may_name_entities};
use known_headers::{ENTITY_HEADERS, Headers, OTHER_ADDRESS_HEADERS, RELATION_HEADERS};

/// The values in the `Type` column of a Gephi edge table.
const GEPHI_DIRECTIONS: [&str; 6] =
    ["directed", "undirected", "mutual", "bidirected", "true", "false"];
const NEO4J_TYPES: [&str; 16] = [
    "STRING",
    "INT",
    "LONG",
    "FLOAT",
    "DOUBLE",
    "BOOLEAN",
    "BYTE",
    "SHORT",
    "CHAR",
    "DATE",
    "TIME",
    "LOCALTIME",
    "DATETIME",
    "LOCALDATETIME",
    "DURATION",
    "POINT",
];

/// The suffix of the header of a column that holds the link addresses of another column.
pub(super) const LINK_SUFFIX: &str = " (link)";

/// Whether the headers identify the ends of relations.
pub(super) fn names_ends(header: &[String]) -> bool {
    named_ends(&header.iter().map(|name| header_key(name)).collect::<Vec<_>>()).is_some()
}

/// Whether the headers identify the ends of relations or the names of entities.
pub(super) fn names_columns(header: &[String]) -> bool {
    let columns = || assign(header, ENTITY_HEADERS, vec![Value; header.len()], &|_, _| true);
    names_ends(header) || columns().contains(&Name)
}

/// The meaning of each column of a table of relations; `None` if no two columns are the ends of relations. `first_cells` has
/// the first non-empty cell of each column, and `count_cells` counts the dates in two columns. If several columns could be the
/// ends, none is.
pub(super) fn guess_relations(
    header: &[String],
    first_cells: &[String],
    count_cells: &dyn Fn([usize; 2]) -> PeriodCells,
) -> Option<Vec<ColumnMeaning>> {
    let mut columns = vec![Value; header.len()];
    let EndColumns { ends, dates } = find_ends(header, count_cells)?;
    for (pair, meanings) in [(ends, [From, To]), (dates, [Start, End])] {
        let assigned = pair.into_iter().flatten().zip(meanings);
        assigned.for_each(|(column, meaning)| columns[column] = meaning);
    }
    // Gephi calls the direction of an edge its type.
    let is_direction = |cell: &str| GEPHI_DIRECTIONS.contains(&cell.to_lowercase().as_str());
    for index in 0..header.len() {
        if normalise(&header[index]) == "type" && is_direction(&first_cells[index]) {
            columns[index] = Direction;
        }
    }
    let is_given = |column, index: usize| column != Kind || !first_cells[index].is_empty();
    let mut columns = assign(header, RELATION_HEADERS, columns, &is_given);
    assign_addresses(header, &mut columns, first_cells);
    Some(columns)
}

/// The meaning of each column of an entity table. If no header names the name column, it is the first one.
pub(super) fn guess_entities(header: &[String], first_cells: &[String]) -> Vec<ColumnMeaning> {
    let mut columns = assign(header, ENTITY_HEADERS, vec![Value; header.len()], &|_, _| true);
    if !columns.contains(&Name)
        && let Some(first) = columns.iter_mut().find(|it| **it == Value)
    {
        *first = Name;
    }
    assign_addresses(header, &mut columns, first_cells);
    columns
}

/// Assigns a meaning to the remaining columns of addresses. Plain addresses are documents. The link addresses of another
/// column are links if that column has links, and otherwise documents. Without documents, no column describes one.
fn assign_addresses(header: &[String], columns: &mut [ColumnMeaning], first_cells: &[String]) {
    for (index, name) in header.iter().enumerate() {
        let key = header_key(name);
        let is_other = OTHER_ADDRESS_HEADERS.iter().any(|other| key.contains(other));
        if columns[index] == Value && !is_other && is_address(&first_cells[index]) {
            columns[index] = Document;
        }
    }
    let positions = first_positions(header);
    for (index, name) in header.iter().enumerate() {
        let Some(linking) = name.strip_suffix(LINK_SUFFIX) else { continue };
        let is_link = positions.get(linking).is_some_and(|index| columns[*index] == Link);
        columns[index] = if is_link { Link } else { Document };
    }
    if !columns.contains(&Document) {
        columns.iter_mut().filter(|it| it.describes_document()).for_each(|it| *it = Value);
    }
}

/// Assigns meanings to columns without one. If several columns could have a meaning, the one with the most reliable
/// header gets it.
fn assign(
    header: &[String],
    headers: &Headers,
    mut columns: Vec<ColumnMeaning>,
    is_allowed: &dyn Fn(ColumnMeaning, usize) -> bool,
) -> Vec<ColumnMeaning> {
    let header: Vec<String> = header.iter().map(|name| header_key(name)).collect();
    let positions = first_positions(&header);
    for (column, names) in headers {
        let mut is_free = column.is_repeatable() || !columns.contains(column);
        for index in names.iter().filter_map(|name| positions.get(name)) {
            if is_free && columns[*index] == Value && is_allowed(*column, *index) {
                columns[*index] = *column;
                is_free = column.is_repeatable();
            }
        }
    }
    columns
}

/// The first column with each header.
fn first_positions(header: &[String]) -> HashMap<&str, usize> {
    let mut positions = HashMap::with_capacity(header.len());
    for (index, name) in header.iter().enumerate() {
        positions.entry(name.as_str()).or_insert(index);
    }
    positions
}

/// The form in which a header is looked up. Neo4j writes the type of a property after its name: `born:int`,
/// `personId:ID(Person)`, `:START_ID` (<https://neo4j.com/docs/operations-manual/current/import/>).
fn header_key(header: &str) -> String {
    let Some((name, given_type)) = header.split_once(':') else { return normalise(header) };
    let given_type = given_type.split(['(', '[', '{']).next().unwrap_or_default().to_uppercase();
    match given_type.as_str() {
        "START_ID" => "from".to_owned(),
        "END_ID" => "to".to_owned(),
        "TYPE" | "LABEL" if name.is_empty() => "kind".to_owned(),
        "ID" => "id".to_owned(),
        given_type if NEO4J_TYPES.contains(&given_type) => normalise(name),
        _ => normalise(header),
    }
}

/// A string in lower case, without spaces or punctuation.
pub(super) fn normalise(text: &str) -> String {
    text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
