use std::io;

use crate::cli::print::TextWriter;
use crate::model::{Entity, Tie};
use crate::query::Filter;
use crate::text::{Role, count, fact_with_date, with_note};

/// Writes everything about an entity, except for the role, facts and relations that the filter hides.
pub(super) fn write_card(
    writer: &mut TextWriter<'_>,
    entity: Entity<'_>,
    ties: &[Tie],
    filter: &Filter,
) -> io::Result<()> {
    write_header(writer, entity, filter)?;
    write_facts(writer, entity, filter)?;
    if let Some(background) = entity.background() {
        writer.heading("Background, not stated by any source")?;
        writer.lines("  ", background)?;
    }
    if entity.links().len() > 0 {
        writer.heading("Links")?;
    }
    for link in entity.links() {
        writer.line("  ", &format!("{}: {}", link.name, link.target), 2)?;
    }
    if let Some(extra) = entity.extra() {
        writer.extra(extra)?;
    }
    write_relations(writer, entity, ties, filter)
}

fn write_header(
    writer: &mut TextWriter<'_>,
    entity: Entity<'_>,
    filter: &Filter,
) -> io::Result<()> {
    writer.entity(entity)?;
    let aliases = entity.aliases().map(|alias| with_note(alias.name, alias.note));
    let aliases: Vec<String> = aliases.collect();
    if !aliases.is_empty() {
        writer.line("", &format!("also {}", aliases.join(", ")), 2)?;
    }
    let cites = writer.format_citations(entity.cites());
    match entity.role() {
        _ if !filter.allows_role(writer.graph, entity) => Ok(()),
        Some(role) => writer.line("", &format!("{role} {cites}"), 0),
        None if cites.is_empty() => Ok(()),
        None => writer.line("", &format!("named in {cites}"), 0),
    }
}

fn write_facts(writer: &mut TextWriter<'_>, entity: Entity<'_>, filter: &Filter) -> io::Result<()> {
    let (shown, total) = (filter.allowed_facts(writer.graph, entity).len(), entity.facts().count());
    match total {
        0 => return Ok(()),
        _ if shown == total => writer.heading("Facts")?,
        _ => writer.heading(&format!("{shown} of {}", count(total, "fact", "facts")))?,
    }
    for fact in entity.facts().filter(|fact| filter.allows_fact(writer.graph, *fact)) {
        let cites = writer.format_citations(fact.cites());
        writer.line("  ", &format!("{} {cites}", fact_with_date(fact)), 4)?;
        writer.counterclaims(4, fact.claim_id())?;
    }
    Ok(())
}

fn write_relations(
    writer: &mut TextWriter<'_>,
    entity: Entity<'_>,
    ties: &[Tie],
    filter: &Filter,
) -> io::Result<()> {
    let all = count(writer.graph.degree(entity.id()), "relation", "relations");
    if filter.is_empty() {
        writer.heading(&all)?;
    } else {
        writer.heading(&format!("{} of {all}, {}", ties.len(), filter.to_args(writer.graph)))?;
    }
    let mut family = "";
    for tie in ties {
        let relation = writer.graph.relation(tie.relation);
        if relation.family() != family {
            family = relation.family();
            writer.line("  ", &writer.paint(Role::Dim, family), 2)?;
        }
        writer.tie(4, "", *tie)?;
    }
    Ok(())
}
