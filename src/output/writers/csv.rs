//! CSV for spreadsheets.

use std::io::{self, Write};

use super::super::properties::{Property, of_entities, of_relations};
use crate::model::{Graph, Selection};
use crate::text::escape::csv_cell;

/// Writes the relations of a selection, one a row, both ends by slug and by name.
pub(super) fn relations(
    graph: &Graph,
    selection: &Selection,
    out: &mut dyn Write,
) -> io::Result<()> {
    let fields = of_relations();
    head(&["id", "from", "from_name", "to", "to_name"], &fields, out)?;
    for relation in selection.relations.iter().map(|id| graph.relation(*id)) {
        let (from, to) = (relation.from(), relation.to());
        let name = relation.name().to_string();
        let mut cells = vec![name, from.slug().to_owned(), from.name().to_owned()];
        cells.extend([to.slug().to_owned(), to.name().to_owned()]);
        cells.extend(fields.iter().map(|field| (field.text)(graph, relation)));
        row(cells.iter().map(String::as_str), out)?;
    }
    Ok(())
}

/// Writes the entities of a selection, one a row.
pub(super) fn entities(
    graph: &Graph,
    selection: &Selection,
    out: &mut dyn Write,
) -> io::Result<()> {
    let fields = of_entities();
    head(&["id"], &fields, out)?;
    for entity in selection.entities.iter().map(|id| selection.entity(graph, *id)) {
        let mut cells = vec![entity.slug().to_owned()];
        cells.extend(fields.iter().map(|field| (field.text)(graph, entity)));
        row(cells.iter().map(String::as_str), out)?;
    }
    Ok(())
}

fn head<T>(first: &[&str], fields: &[Property<T>], out: &mut dyn Write) -> io::Result<()> {
    row(first.iter().copied().chain(fields.iter().map(|field| field.name)), out)
}

fn row<'t>(cells: impl Iterator<Item = &'t str>, out: &mut dyn Write) -> io::Result<()> {
    let cells: Vec<String> = cells.map(csv_cell).collect();
    write!(out, "{}\r\n", cells.join(","))
}
