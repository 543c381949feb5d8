use std::io::{self, Write};

use super::super::extract::Extract;
use super::super::properties::{Property, entity_properties, relation_properties};
use crate::text::escape::escape_csv_cell;

/// Writes the relations of a selection, one per row, with the slugs and names of both ends.
pub(super) fn write_relations(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    let properties = relation_properties();
    write_header(&["id", "from", "from_name", "to", "to_name"], &properties, out)?;
    for relation in extract.selected_relations() {
        let (from, to) = (relation.from(), relation.to());
        let id = relation.id_text().to_string();
        let mut cells = vec![id, from.slug().to_owned(), from.name().to_owned()];
        cells.extend([to.slug().to_owned(), to.name().to_owned()]);
        cells.extend(properties.iter().map(|property| (property.text)(graph, relation)));
        write_row(cells.iter().map(String::as_str), out)?;
    }
    Ok(())
}

pub(super) fn write_entities(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    let properties = entity_properties();
    write_header(&["id"], &properties, out)?;
    for entity in extract.selected_entities() {
        let mut cells = vec![entity.slug().to_owned()];
        cells.extend(properties.iter().map(|property| (property.text)(graph, entity)));
        write_row(cells.iter().map(String::as_str), out)?;
    }
    Ok(())
}

fn write_header<T>(
    first: &[&str],
    properties: &[Property<T>],
    out: &mut dyn Write,
) -> io::Result<()> {
    write_row(first.iter().copied().chain(properties.iter().map(|property| property.name)), out)
}

fn write_row<'t>(cells: impl Iterator<Item = &'t str>, out: &mut dyn Write) -> io::Result<()> {
    let cells: Vec<String> = cells.map(escape_csv_cell).collect();
    write!(out, "{}\r\n", cells.join(","))
}
