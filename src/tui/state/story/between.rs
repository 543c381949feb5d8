//! What lies between entities: pair by pair in time order, and whom they all are tied to.

use crate::model::{EntityId, Graph, Stated};
use crate::query::{Common, Filter, common, pair};
use crate::text::{count, series};

use super::{Command, Entry, Page, Story, date, slugs};

impl Story {
    /// What lies between some entities, at least two: of two the pair, then whom both are tied to;
    /// of more whom they all are tied to, then each pair that anything ties.
    #[must_use]
    pub fn between(graph: &Graph, entities: &[EntityId], filter: &Filter) -> Self {
        let shared = common_page(graph, entities, filter);
        if let [one, other] = entities {
            return Self::of(vec![pair_page(graph, *one, *other, filter), shared]);
        }
        let mut pages = vec![shared];
        for (place, one) in entities.iter().enumerate() {
            let others = entities.iter().skip(place + 1);
            let pairs = others.map(|other| pair_page(graph, *one, *other, filter));
            pages.extend(pairs.filter(|page| !page.entries.is_empty()));
        }
        Self::of(pages)
    }
}

/// Everything between two entities in time order, both ways.
fn pair_page(graph: &Graph, one: EntityId, other: EntityId, filter: &Filter) -> Page {
    let found = pair(graph, one, other, filter);
    let entries = found.ties.iter().map(|tie| {
        let when = graph.relation(tie.relation).when();
        entry(date(when), Stated::Relation(tie.relation))
    });
    let (name, other_name) = (graph.entity(one).name(), graph.entity(other).name());
    let title = match found.ties.len() {
        0 => format!("Nothing ties {name} and {other_name} directly"),
        number => {
            format!("Between {name} and {other_name}: {}", count(number, "relation", "relations"))
        }
    };
    let command = Command::Filtered(format!("show {}", slugs(graph, &[one, other])));
    Page { title, summary: found.told(graph), entries: entries.collect(), command }
}

/// Whom all of them are tied to; of three and more all but one where nobody is tied to all.
fn common_page(graph: &Graph, entities: &[EntityId], filter: &Filter) -> Page {
    let count = entities.len();
    let mut least = count;
    let mut found = common(graph, entities, least, filter);
    if found.is_empty() && count > 2 {
        least = count - 1;
        found = common(graph, entities, least, filter);
    }
    let names: Vec<&str> = entities.iter().map(|id| graph.entity(*id).name()).collect();
    let names = series(&names);
    let all = if count == 2 { "both" } else { "all of" };
    let title = match (found.len(), least == count) {
        (0, _) => format!("Nobody is tied to {all} {names}"),
        (several, true) => format!("{several} tied to {all} {names}"),
        (several, false) => format!("{several} tied to {least} of {names}"),
    };
    let entries = found.iter().flat_map(|common| common_entries(graph, common)).collect();
    let at_least = if least == count { String::new() } else { format!(" --at-least {least}") };
    let command = Command::Filtered(format!("common {}{at_least}", slugs(graph, entities)));
    Page { title, summary: String::new(), entries, command }
}

fn common_entries(graph: &Graph, common: &Common) -> Vec<Entry> {
    let name = graph.entity(common.entity).name();
    let ties = common.ties.iter().flatten().enumerate();
    let lead = |place: usize| if place == 0 { name.to_owned() } else { String::new() };
    ties.map(|(place, tie)| entry(lead(place), Stated::Relation(tie.relation))).collect()
}

fn entry(lead: String, stated: Stated) -> Entry {
    Entry { lead, stated, citation: 0 }
}
