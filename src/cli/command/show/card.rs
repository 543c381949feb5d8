//! The card of an entity as text.

use std::io;

use crate::cli::print::TextWriter;
use crate::model::{Entity, Tie};
use crate::query::Filter;
use crate::text::{Role, count, fact_text, with_note};

/// Writes everything about an entity, except a role, facts and relations that the filter hides.
pub(super) fn write_card(
    answer: &mut TextWriter<'_>,
    entity: Entity<'_>,
    ties: &[Tie],
    filter: &Filter,
) -> io::Result<()> {
    head(answer, entity, filter)?;
    facts(answer, entity, filter)?;
    if let Some(background) = entity.background() {
        answer.heading("Background, not stated by any source here")?;
        answer.lines("  ", background)?;
    }
    if entity.links().len() > 0 {
        answer.heading("Links")?;
    }
    for link in entity.links() {
        answer.line("  ", &format!("{}: {}", link.name, link.target), 2)?;
    }
    if let Some(extra) = entity.extra() {
        answer.extra(extra)?;
    }
    relations(answer, entity, ties, filter)
}

fn head(answer: &mut TextWriter<'_>, entity: Entity<'_>, filter: &Filter) -> io::Result<()> {
    answer.entity(entity)?;
    let aliases = entity.aliases().map(|alias| with_note(alias.name, alias.note));
    let aliases: Vec<String> = aliases.collect();
    if !aliases.is_empty() {
        answer.line("", &format!("also {}", aliases.join(", ")), 2)?;
    }
    let cites = answer.citations(entity.cites());
    match entity.role() {
        _ if !filter.allows_role(answer.graph, entity) => Ok(()),
        Some(role) => answer.line("", &format!("{role} {cites}"), 0),
        None if cites.is_empty() => Ok(()),
        None => answer.line("", &format!("named in {cites}"), 0),
    }
}

fn facts(answer: &mut TextWriter<'_>, entity: Entity<'_>, filter: &Filter) -> io::Result<()> {
    let (shown, all) = (filter.facts(answer.graph, entity).len(), entity.facts().count());
    match all {
        0 => return Ok(()),
        _ if shown == all => answer.heading("Facts")?,
        _ => answer.heading(&format!("{shown} of {}", count(all, "fact", "facts")))?,
    }
    for fact in entity.facts().filter(|fact| filter.allows_fact(answer.graph, *fact)) {
        let cites = answer.citations(fact.cites());
        answer.line("  ", &format!("{} {cites}", fact_text(fact)), 4)?;
        answer.counterclaims(4, fact.claim_id())?;
    }
    Ok(())
}

fn relations(
    answer: &mut TextWriter<'_>,
    entity: Entity<'_>,
    ties: &[Tie],
    filter: &Filter,
) -> io::Result<()> {
    let all = count(answer.graph.degree(entity.id()), "relation", "relations");
    if filter.is_empty() {
        answer.heading(&all)?;
    } else {
        answer.heading(&format!("{} of {all}, {}", ties.len(), filter.to_args(answer.graph)))?;
    }
    let mut family = "";
    for tie in ties {
        let relation = answer.graph.relation(tie.relation);
        if relation.family() != family {
            family = relation.family();
            answer.line("  ", &answer.paint(Role::Dim, family), 2)?;
        }
        answer.tie(4, "", *tie)?;
    }
    Ok(())
}
