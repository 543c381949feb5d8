//! The card of an entity: its names, what it is, what is said of it alone, what lies outside.

use crate::load::LoadedGraph;
use crate::model::{Entity, EntityId, Graph};
use crate::query::Filter;
use crate::text::{Role, addresses, date_in_brackets, wrap};

/// The card in lines of so many cells, each with its role; of role and facts what passes the filter.
#[must_use]
pub fn lines(
    world: &LoadedGraph,
    entity: Option<EntityId>,
    filter: &Filter,
    cells: usize,
) -> Vec<(Role, String)> {
    let Some(id) = entity else { return Vec::new() };
    let graph = &world.graph;
    let entity = graph.entity(id);
    let mut card = Card { lines: Vec::new(), cells };
    card.text(Role::Strong, entity.name());
    card.text(Role::Dim, &format!("{} · {}", entity.kind().slug, entity.slug()));
    card.names(entity);
    card.role(graph, entity, filter);
    card.facts(graph, entity, filter);
    if let Some(background) = entity.background() {
        card.heading("background: outside knowledge that no source here states");
        card.text(Role::Dim, background);
    }
    if entity.links().len() > 0 {
        card.heading("links");
        entity
            .links()
            .for_each(|link| card.text(Role::Text, &format!("{}: {}", link.name, link.address)));
    }
    card.lines
}

struct Card {
    lines: Vec<(Role, String)>,
    cells: usize,
}

impl Card {
    fn names(&mut self, entity: Entity<'_>) {
        if entity.aliases().len() == 0 {
            return;
        }
        self.heading("also called");
        for alias in entity.aliases() {
            match alias.note {
                Some(note) => self.text(Role::Text, &format!("{} ({note})", alias.name)),
                None => self.text(Role::Text, alias.name),
            }
        }
    }

    fn role(&mut self, graph: &Graph, entity: Entity<'_>, filter: &Filter) {
        if let Some(role) = entity.role().filter(|_| filter.allows_role(graph, entity)) {
            self.heading("what it is");
            self.text(Role::Text, &format!("{role}  [{}]", addresses(graph, entity.cites())));
        }
    }

    fn facts(&mut self, graph: &Graph, entity: Entity<'_>, filter: &Filter) {
        let (shown, all) = (filter.facts(graph, entity).len(), entity.facts().count());
        match all {
            0 => return,
            _ if shown == all => self.heading("facts"),
            _ => self.heading(&format!("facts: {shown} of {all}")),
        }
        for fact in entity.facts().filter(|fact| filter.allows_fact(graph, *fact)) {
            let when = date_in_brackets(fact.when());
            let cited = addresses(graph, fact.cites());
            self.text(Role::Text, &format!("{}: {}{when}  [{cited}]", fact.says(), fact.value()));
        }
    }

    fn heading(&mut self, text: &str) {
        self.lines.push((Role::Text, String::new()));
        self.text(Role::Heading, text);
    }

    fn text(&mut self, role: Role, text: &str) {
        let lines = wrap(text, self.cells).into_iter();
        self.lines.extend(lines.map(|range| (role, text[range].to_owned())));
    }
}
