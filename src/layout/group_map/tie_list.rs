//! Ties in words, in rows below a map: those of some entities, or those whose kind the map does not name.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::layout::picture::{
    Drawing, Edge, FooterFlow, FooterItem, MAX_IN_WORDS, Size, relations_in_words,
};
use crate::model::{EntityId, Graph, RelationId};
use crate::text::count;

use super::best_layout::MAX_COMPLETE;

/// The minimum number of rows of a map with ties in words below it.
const MIN_ROWS: u16 = 18;

/// The number of rows to keep free below a map for ties in words, given the height of both together and the number of
/// entities. A map of few entities has a label for each tie.
pub(super) fn tie_rows(height: u16, entities: usize) -> u16 {
    if height < MIN_ROWS || entities <= MAX_COMPLETE { 0 } else { 2 + (height - MIN_ROWS) / 20 }
}

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
    /// The given relations that involve one of the given entities; the title uses the given name for them.
    #[cfg_attr(not(feature = "tui"), expect(dead_code, reason = "only the explorer has a cursor"))]
    Of(Cow<'a, str>, &'a [EntityId], &'a [RelationId]),
}

/// The text below a map.
#[derive(Default)]
pub(crate) struct MapTexts {
    pub(crate) rows: Vec<String>,
    /// The number of pages of ties in words.
    pub(crate) pages: usize,
}

/// Ties to list below a map.
pub(super) struct TieList {
    title: String,
    /// None if all ties are of one kind, which the title names.
    items: Vec<FooterItem>,
}

impl Drawing {
    /// Ties in words: negative ones first, grouped by entity. `None` if there are none to list.
    pub(super) fn tie_list(&self, graph: &Graph, ties: &ListedTies<'_>) -> Option<TieList> {
        let (name, relations) = match ties {
            ListedTies::Unnamed => (None, self.unnamed_relations(graph)),
            ListedTies::Of(name, entities, all) => (Some(name), relations_of(graph, entities, all)),
        };
        if name.is_none()
            && let Some(kind) = self.only_kind(graph)
        {
            return Some(TieList { title: format!("every tie: {kind}"), items: Vec::new() });
        }
        let items = relations_in_words(graph, &relations);
        let suffix = match name {
            None => " in words".to_owned(),
            // Items that all start with the name need not repeat it.
            Some(name) if items.iter().all(|item| item.subject == *name) => String::new(),
            Some(name) => format!(" of {name}"),
        };
        let title = format!("{}{suffix}", count(relations.len(), "tie", "ties"));
        (!items.is_empty()).then_some(TieList { title, items })
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

impl TieList {
    /// A page in rows within a size.
    #[expect(clippy::indexing_slicing, reason = "the page is at most the last")]
    pub(super) fn page(self, request: &TieListRequest<'_>, size: Size) -> MapTexts {
        let Self { title, items } = self;
        let (columns, rows) = (usize::from(size.width), usize::from(size.height));
        if rows == 0 {
            return MapTexts::default();
        }
        if items.is_empty() {
            return MapTexts { rows: vec![title], pages: 1 };
        }
        let numbered = |page: usize, pages: usize| {
            FooterItem::name(format!("{title}, page {page}/{pages}{}", request.next_page))
        };
        // A shorter number leaves more room, so every item of a page still fits.
        let pages = pages(&numbered(MAX_IN_WORDS, MAX_IN_WORDS), &items, columns, rows);
        let page = request.page.min(pages.len() - 1);
        let title = match pages.len() {
            1 => FooterItem::name(title.clone()),
            count => numbered(page + 1, count),
        };
        MapTexts { rows: page_rows(&title, pages[page], columns, rows), pages: pages.len() }
    }
}

/// Whether the label of an edge contains the wording of a relation, or an intelligible part of it, and the edge has no
/// arrowhead of another relation that hides its direction.
fn names_kind(graph: &Graph, edge: &Edge, id: RelationId) -> bool {
    let kind = graph.relation(id).kind();
    if edge.counts && edge.heads.len() > 1 && !kind.mutual {
        return false;
    }
    let says = &kind.says;
    let starts_kind = |word: &str| {
        let start = word.trim_start_matches(|first: char| !first.is_alphanumeric());
        !start.is_empty() && says.starts_with(start)
    };
    let is_cut = |text: &str| text.split_once('…').is_some_and(|(start, _)| starts_kind(start));
    let mut texts = std::iter::once(&edge.label).chain(&edge.label_below);
    texts.any(|text| text.contains(&**says) || is_cut(text))
}

fn relations_of(graph: &Graph, entities: &[EntityId], all: &[RelationId]) -> Vec<RelationId> {
    let has_end = |id: &&RelationId| {
        let relation = graph.relation(**id);
        entities.contains(&relation.from().id()) || entities.contains(&relation.to().id())
    };
    all.iter().filter(has_end).copied().collect()
}

/// The items of each page: as many as fit below the title, at least one.
fn pages<'i>(
    title: &FooterItem,
    items: &'i [FooterItem],
    columns: usize,
    rows: usize,
) -> Vec<&'i [FooterItem]> {
    let (mut pages, mut rest) = (Vec::new(), items);
    while !rest.is_empty() {
        let mut flow = FooterFlow::new(columns, rows);
        flow.push(title);
        let fitting = rest.iter().take_while(|item| flow.push(item)).count();
        let (page, others) = rest.split_at(fitting.max(1));
        pages.push(page);
        rest = others;
    }
    pages
}

fn page_rows(title: &FooterItem, items: &[FooterItem], columns: usize, rows: usize) -> Vec<String> {
    let mut flow = FooterFlow::new(columns, rows);
    flow.push(title);
    if !items.iter().all(|item| flow.push(item)) {
        // An item that leaves no room for the title gets a page without one.
        flow = FooterFlow::new(columns, usize::MAX);
        for item in items {
            flow.push(item);
        }
    }
    flow.lines.into_iter().take(rows).map(|line| line.text).collect()
}
