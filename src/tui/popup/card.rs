//! The card of an entity: names, role, facts, background, links and extra data.

use crate::model::{Entity, EntityId, Graph};
use crate::query::Filter;
use crate::settings::KeyScope;
use crate::text::{
    Role, bracketed_suffix, citation_list, counterclaims, entity_name, extra_lines, long_date,
    with_note,
};

use super::super::context::ViewState;
use super::text_lines::TextLines;
use super::{CardPopup, Popup, View};

impl Popup for CardPopup {
    fn scope(&self) -> KeyScope {
        KeyScope::Card
    }

    fn unavailable_reason(&self, state: ViewState<'_>) -> Option<&'static str> {
        state.session.focus.is_none().then_some("no card: the graph has no entities")
    }

    fn title_and_hint(&self, _view: View<'_>) -> (String, &'static str) {
        ("Card".to_owned(), "{down} {up} scroll, {leave} closes")
    }

    fn lines<'s>(&self, view: View<'s>, cells: usize) -> TextLines<'s> {
        let (mut lines, session) = (TextLines::new(view, cells), view.state.session);
        if let Some(focus) = session.focus {
            add_card(&mut lines, view.state.graph(), focus, &session.filter);
        }
        lines
    }

    fn shell_command(&self, view: View<'_>) -> Option<(String, String)> {
        let focus = view.state.graph().entity(view.state.session.focus?);
        Some(view.state.command_to_copy(&format!("show {}", focus.slug())))
    }
}

/// Adds the card of an entity, with the role and facts that pass a filter.
pub(super) fn add_card(lines: &mut TextLines<'_>, graph: &Graph, id: EntityId, filter: &Filter) {
    let entity = graph.entity(id);
    lines.add_text(Role::Strong, &entity_name(graph, id));
    lines.add_text(Role::Dim, &format!("{} · {}", entity.kind().slug, entity.slug()));
    let names = entity.aliases().map(|alias| with_note(alias.name, alias.note));
    lines.add_section("also called", names);
    if let Some(role) = entity.role().filter(|_| filter.allows_role(graph, entity)) {
        lines.add_heading("role");
        lines.add_text(Role::Text, &format!("{role}  [{}]", citation_list(graph, entity.cites())));
    }
    add_facts(lines, graph, entity, filter);
    if let Some(background) = entity.background() {
        lines.add_heading("background, not stated by any source");
        background.lines().for_each(|line| lines.add_text(Role::Dim, line));
    }
    lines
        .add_section("links", entity.links().map(|link| format!("{}: {}", link.name, link.target)));
    let extra = entity.extra().map(extra_lines).unwrap_or_default();
    lines.add_section("extra", extra.iter().map(|line| format!("  {line}")));
}

fn add_facts(lines: &mut TextLines<'_>, graph: &Graph, entity: Entity<'_>, filter: &Filter) {
    let (shown_count, fact_count) =
        (filter.allowed_facts(graph, entity).len(), entity.facts().count());
    match fact_count {
        0 => return,
        _ if shown_count == fact_count => lines.add_heading("facts"),
        _ => lines.add_heading(&format!("facts: {shown_count} of {fact_count}")),
    }
    for fact in entity.facts().filter(|fact| filter.allows_fact(graph, *fact)) {
        let when = bracketed_suffix(&fact.when().map(long_date).unwrap_or_default());
        let sources = citation_list(graph, fact.cites());
        lines.add_text(
            Role::Text,
            &format!("{}: {}{when}  [{sources}]", fact.label(), fact.value()),
        );
        for line in counterclaims(graph, fact.claim_id()) {
            lines.add_text(Role::Dim, &format!("  {line}"));
        }
    }
}
