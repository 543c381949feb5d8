//! The card of an entity, written for reading.

use std::io;

use crate::cli::print::Page;
use crate::model::{Entity, Tie};
use crate::query::Filter;
use crate::text::{Role, count, fact_text, with_note};

/// Writes what is known of an entity, without a role, facts and relations that the filter leaves out.
pub(super) fn write_card(
    page: &mut Page<'_>,
    entity: Entity<'_>,
    ties: &[Tie],
    filter: &Filter,
) -> io::Result<()> {
    head(page, entity, filter)?;
    facts(page, entity, filter)?;
    if let Some(background) = entity.background() {
        page.heading("Background, which no source here states")?;
        page.line("  ", background, 2)?;
    }
    if entity.links().len() > 0 {
        page.heading("Links")?;
    }
    for link in entity.links() {
        page.line("  ", &format!("{}: {}", link.name, link.address), 2)?;
    }
    relations(page, entity, ties, filter)
}

fn head(page: &mut Page<'_>, entity: Entity<'_>, filter: &Filter) -> io::Result<()> {
    page.entity(entity)?;
    let aliases = entity.aliases().map(|alias| with_note(alias.name, alias.note));
    let aliases: Vec<String> = aliases.collect();
    if !aliases.is_empty() {
        page.line("", &format!("also {}", aliases.join(", ")), 2)?;
    }
    let cites = page.citations(entity.cites());
    match entity.role() {
        _ if !filter.allows_role(page.graph, entity) => Ok(()),
        Some(role) => page.line("", &format!("{role} {cites}"), 0),
        None if cites.is_empty() => Ok(()),
        None => page.line("", &format!("named in {cites}"), 0),
    }
}

fn facts(page: &mut Page<'_>, entity: Entity<'_>, filter: &Filter) -> io::Result<()> {
    let (shown, all) = (filter.facts(page.graph, entity).len(), entity.facts().count());
    match all {
        0 => return Ok(()),
        _ if shown == all => page.heading("Facts")?,
        _ => page.heading(&format!("{shown} of {}", count(all, "fact", "facts")))?,
    }
    for fact in entity.facts().filter(|fact| filter.allows_fact(page.graph, *fact)) {
        let cites = page.citations(fact.cites());
        page.line("  ", &format!("{} {cites}", fact_text(fact)), 4)?;
    }
    Ok(())
}

fn relations(
    page: &mut Page<'_>,
    entity: Entity<'_>,
    ties: &[Tie],
    filter: &Filter,
) -> io::Result<()> {
    let all = count(page.graph.degree(entity.id()), "relation", "relations");
    if filter.is_empty() {
        page.heading(&all)?;
    } else {
        page.heading(&format!("{} of {all}, {}", ties.len(), filter.to_args(page.graph)))?;
    }
    let mut family = "";
    for tie in ties {
        let relation = page.graph.relation(tie.relation);
        if relation.family() != family {
            family = relation.family();
            page.line("  ", &page.paint(Role::Dim, family), 2)?;
        }
        page.tie(4, "", *tie)?;
    }
    Ok(())
}
