//! Ties in words, in rows below a map: those of some entities, or those whose kind the map does not name.

use std::collections::BTreeSet;

use crate::layout::picture::{Bundle, Drawing, Edge, FooterFlow, FooterItem, Size, ties_in_words};
use crate::model::{EntityId, Graph, RelationId, Tone};
use crate::text::count;

use super::best_layout::MAX_COMPLETE;

/// The minimum number of rows of a map with ties in words below it.
const MIN_ROWS: u16 = 18;

/// The number of rows to keep free below a map for ties in words, given the height of both together and the number of
/// entities. A map of few entities has a label for each tie.
pub(crate) fn tie_rows(height: u16, entities: usize) -> u16 {
    if height < MIN_ROWS || entities <= MAX_COMPLETE { 0 } else { 2 + (height - MIN_ROWS) / 20 }
}

/// The maximum number of ties to list in words; even a large screen has room for few.
const MAX_IN_WORDS: usize = 1000;

/// A page of ties to list below a map.
pub(crate) struct TieListRequest<'a> {
    /// Which ties.
    pub(crate) ties: ListedTies<'a>,
    /// The zero-based page; the last page if the number is too large.
    pub(crate) page: usize,
    /// A hint on how to turn to the next page, shown if there are several; may be empty.
    pub(crate) next_page: &'a str,
}

/// Which ties to list.
pub(crate) enum ListedTies<'a> {
    /// Those whose kind the map does not name.
    Unnamed,
    /// Those of these relations that have one of these entities, which the title calls by this name.
    #[cfg_attr(not(feature = "tui"), expect(dead_code, reason = "only the explorer has a cursor"))]
    Of(&'a str, &'a [EntityId], &'a [RelationId]),
}

/// The text below a map.
#[derive(Default)]
pub(crate) struct MapTexts {
    pub(crate) rows: Vec<String>,
    /// The number of pages of ties in words.
    pub(crate) pages: usize,
}

impl Drawing {
    /// Ties in words, in rows within a size: negative ones first, grouped by entity.
    pub(super) fn tie_list(
        &self,
        graph: &Graph,
        request: &TieListRequest<'_>,
        size: Size,
    ) -> MapTexts {
        let (name, relations) = match request.ties {
            ListedTies::Unnamed => (None, self.unnamed_relations(graph)),
            ListedTies::Of(name, entities, all) => (Some(name), relations_of(graph, entities, all)),
        };
        if name.is_none()
            && let Some(kind) = self.only_kind(graph)
        {
            return MapTexts { rows: vec![format!("every tie: {kind}")], pages: 1 };
        }
        let items = items_in_words(graph, &relations);
        let suffix = match name {
            None => " in words".to_owned(),
            // Items that all start with the name need not repeat it.
            Some(name) if items.iter().all(|item| item.subject == name) => String::new(),
            Some(name) => format!(" of {name}"),
        };
        let title = format!("{}{suffix}", count(relations.len(), "tie", "ties"));
        let in_pages = |page: usize, pages: usize| {
            format!("{title}, page {page}/{pages}{}", request.next_page)
        };
        let (columns, rows) = (usize::from(size.width), usize::from(size.height));
        if items.is_empty() || rows == 0 {
            return MapTexts::default();
        }
        let longest = FooterItem::name(in_pages(MAX_IN_WORDS, MAX_IN_WORDS));
        let mut pages = pages(&longest, &items, columns, rows);
        if pages.len() > 1 {
            let page_count = pages.len();
            let page = request.page.min(page_count - 1);
            let title = in_pages(page + 1, page_count);
            let mut lines = pages.swap_remove(page);
            lines[0] = lines[0].replacen(&longest.text, &title, 1);
            return MapTexts { rows: lines, pages: page_count };
        }
        let title = FooterItem::name(title);
        let lines = self::pages(&title, &items, columns, rows).swap_remove(0);
        MapTexts { rows: lines, pages: 1 }
    }

    /// The kind of all relations on the map; `None` if there are several kinds.
    fn only_kind<'g>(&self, graph: &'g Graph) -> Option<&'g str> {
        let inside = self.groups().flat_map(|group| &group.inside);
        let all = self.edges.iter().flat_map(|edge| &edge.relations).chain(inside);
        let mut kinds = all.map(|id| graph.relation(*id).kind_id());
        let first = kinds.next()?;
        kinds.all(|kind| kind == first).then(|| &*graph.relation_kind(first).says)
    }

    /// The relations that the map draws without naming their kind, or only counts.
    fn unnamed_relations(&self, graph: &Graph) -> Vec<RelationId> {
        let edges = self.edges.iter().flat_map(|edge| {
            let unnamed = move |id: &&RelationId| !names_kind(graph, edge, **id);
            edge.relations.iter().filter(unnamed)
        });
        let inside = self.groups().flat_map(|group| &group.inside);
        let all: BTreeSet<RelationId> = edges.chain(inside).copied().collect();
        all.into_iter().collect()
    }
}

/// Whether the label of an edge contains the wording of a relation, or an intelligible part of it.
fn names_kind(graph: &Graph, edge: &Edge, id: RelationId) -> bool {
    let says = &graph.relation(id).kind().says;
    let starts_kind = |word: &str| {
        let start = word.trim_start_matches(|first: char| !first.is_alphanumeric());
        !start.is_empty() && says.starts_with(start)
    };
    let texts = || std::iter::once(&edge.label).chain(&edge.label_below);
    let is_cut = |text: &&String| text.split_once('…').is_some_and(|(start, _)| starts_kind(start));
    texts().any(|text| text.contains(&**says)) || texts().find(is_cut).is_some()
}

fn relations_of(graph: &Graph, entities: &[EntityId], all: &[RelationId]) -> Vec<RelationId> {
    let has_end = |id: &&RelationId| {
        let relation = graph.relation(**id);
        entities.contains(&relation.from().id()) || entities.contains(&relation.to().id())
    };
    all.iter().filter(has_end).copied().collect()
}

/// Relations in words, one item for each kind between two entities.
fn items_in_words(graph: &Graph, relations: &[RelationId]) -> Vec<FooterItem> {
    let is_negative = |id: RelationId| graph.relation(id).tone() == Tone::Negative;
    let (negative, others): (Vec<RelationId>, Vec<RelationId>) =
        relations.iter().copied().partition(|id: &RelationId| is_negative(*id));
    let bundled = [negative, others].map(|relations| {
        Bundle::group_by(graph, &relations[..relations.len().min(MAX_IN_WORDS)], |relation| {
            (relation.from().id(), relation.to().id(), relation.kind_id())
        })
    });
    bundled.iter().flat_map(|bundles| ties_in_words(graph, bundles.iter().collect())).collect()
}

/// Pages that each have the title and as many full items as fit.
fn pages(
    title: &FooterItem,
    items: &[FooterItem],
    columns: usize,
    rows: usize,
) -> Vec<Vec<String>> {
    let mut pages = Vec::new();
    let mut rest = items;
    while !rest.is_empty() {
        let mut flow = FooterFlow::new(columns, rows);
        flow.push(title);
        let fitting = rest.iter().take_while(|item| flow.push(item)).count();
        if fitting == 0 {
            // An item that needs the whole page has no title.
            flow = FooterFlow::new(columns, usize::MAX);
            flow.push(&rest[0]);
        }
        rest = &rest[fitting.max(1)..];
        pages.push(flow.lines.into_iter().take(rows).map(|line| line.text).collect());
    }
    pages
}
