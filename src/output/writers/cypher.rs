//! Cypher statements that build the graph in Neo4j or Memgraph ("Cypher Manual", neo4j.com).

use std::fmt::{self, Write as _};
use std::io::{self, Write};

use super::super::properties::{Property, of_entities, of_relations};
use crate::model::{Graph, Selection};

/// A quoted text.
struct Text<'t>(&'t str);

/// A label or type, in backticks.
struct Name<'t>(&'t str);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('\'')?;
        self.0.chars().try_for_each(|letter| match letter {
            '\'' => f.write_str("\\'"),
            '\\' => f.write_str("\\\\"),
            _ if letter.is_control() => f.write_char(char::REPLACEMENT_CHARACTER),
            _ => f.write_char(letter),
        })?;
        f.write_char('\'')
    }
}

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Older versions read `\u0060` as a backtick even here, so no backslash is let in.
        write!(f, "`{}`", self.0.replace('`', "``").replace('\\', "/"))
    }
}

/// Writes a selection as statements: entities first, then what ties them.
///
/// # Errors
///
/// Returns what the writer returns.
pub(super) fn cypher(graph: &Graph, selection: &Selection, out: &mut dyn Write) -> io::Result<()> {
    for entity in selection.entities.iter().map(|id| selection.entity(graph, *id)) {
        let (kind, id) = (Name(&entity.kind().slug), Text(entity.slug()));
        let properties = properties(&of_entities(), graph, entity);
        writeln!(out, "CREATE (:Entity:{kind} {{id: {id}{properties}}});")?;
    }
    for relation in selection.relations.iter().map(|id| graph.relation(*id)) {
        let (from, to) = (relation.from(), relation.to());
        let (from, to) = (Text(from.slug()), Text(to.slug()));
        let (kind, name) = (Name(&relation.kind().slug), relation.name().to_string());
        let properties = properties(&of_relations(), graph, relation);
        writeln!(
            out,
            "MATCH (a:Entity {{id: {from}}}), (b:Entity {{id: {to}}}) \
             CREATE (a)-[:{kind} {{id: {}{properties}}}]->(b);",
            Text(&name),
        )?;
    }
    Ok(())
}

fn properties<T: Copy>(fields: &[Property<T>], graph: &Graph, thing: T) -> String {
    let texts = fields.iter().map(|field| (field.name, (field.text)(graph, thing)));
    let known = texts.filter(|(_, text)| !text.is_empty());
    let parts: Vec<String> =
        known.map(|(name, text)| format!(", `{name}`: {}", Text(&text))).collect();
    parts.concat()
}

#[cfg(test)]
mod tests {
    use super::{Name, Text};

    #[test]
    fn no_text_can_end_its_statement() {
        assert_eq!(Text("x'}) DELETE n // \\").to_string(), r"'x\'}) DELETE n // \\'");
        assert_eq!(Name("a`b\\u0060").to_string(), "`a``b/u0060`");
    }
}
