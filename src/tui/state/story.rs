//! Claims one below the other: of a paragraph, of a source, along a path, through time.

use crate::load::World;
use crate::model::{EntityId, Graph, Paragraph, SourceId};
use crate::query::{
    Claim, Event, Filter, Path, PathQuestion, Scope, Stated, Weakest, best_paths, claims_at,
    timeline,
};

use super::menu::Cursor;

/// How many paths are looked for.
const PATHS: usize = 9;

/// A list of claims, on one page or several that are turned with a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// The pages, at least one.
    pub pages: Vec<Page>,
    /// The page on screen.
    pub page: usize,
    /// The claim under the cursor.
    pub cursor: Cursor,
}

/// One page of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What it is about.
    pub title: String,
    /// The claims, in order.
    pub entries: Vec<Entry>,
}

/// One claim of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What puts it in its place: a paragraph, a date, a hop.
    pub lead: String,
    /// The claim.
    pub stated: Stated,
    /// Which of its citations is meant, counted from 0.
    pub citation: usize,
    /// What a reader is to beware of.
    pub caution: Option<String>,
}

impl Story {
    /// Every claim drawn from a paragraph, or from a whole source.
    #[must_use]
    pub fn drawn_from(world: &World, source: SourceId, paragraph: Option<Paragraph>) -> Self {
        let claims = claims_at(&world.graph, source, paragraph);
        let slug = world.graph.source(source).slug();
        let place = paragraph.map_or_else(String::new, |paragraph| format!(" ¶{paragraph}"));
        let title = format!("{} claims drawn from {slug}{place}", claims.len());
        let entry = |claim: Claim| Entry {
            lead: format!("¶{}", claim.paragraph),
            stated: claim.stated,
            citation: claim.citation,
            caution: None,
        };
        Self::of(vec![Page { title, entries: claims.into_iter().map(entry).collect() }])
    }

    /// What happened around an entity, in order; what nobody dates stands at the end.
    #[must_use]
    pub fn timeline(graph: &Graph, entity: EntityId, filter: &Filter) -> Self {
        let told = timeline(graph, &Scope::Around(vec![entity]), filter);
        let entry = |event: Event| Entry {
            lead: event.when.map_or_else(|| "undated".to_owned(), |when| when.to_string()),
            stated: event.stated,
            citation: 0,
            caution: None,
        };
        let name = graph.entity(entity).name();
        let hidden = match told.undated_hidden {
            0 => String::new(),
            hidden => format!(", {hidden} more hidden by the dates of the filter"),
        };
        let (dated, undated) = (told.dated.len(), told.undated.len());
        let title = format!("Timeline of {name}: {dated} dated, {undated} undated{hidden}");
        let entries = told.dated.into_iter().chain(told.undated).map(entry).collect();
        Self::of(vec![Page { title, entries }])
    }

    /// The best paths between two entities, one on each page.
    ///
    /// # Errors
    ///
    /// Fails where both are the same or no path is let through, and says so.
    pub fn paths(
        graph: &Graph,
        from: EntityId,
        to: EntityId,
        filter: &Filter,
    ) -> Result<Self, String> {
        let question = PathQuestion { filter: filter.clone(), ..PathQuestion::between(from, to) };
        let paths = best_paths(graph, &question, PATHS).map_err(|error| error.to_string())?;
        if paths.is_empty() {
            let (from, to) = (graph.entity(from).name(), graph.entity(to).name());
            let why = if filter.is_empty() { "" } else { " through the filters; Z clears them" };
            return Err(format!("no path leads from {from} to {to}{why}"));
        }
        let count = paths.len();
        let page = |(place, path): (usize, &Path)| path_page(graph, path, place + 1, count);
        Ok(Self::of(paths.iter().enumerate().map(page).collect()))
    }

    /// The claims of the page on screen.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        self.pages.get(self.page).map_or(&[], |page| &page.entries)
    }

    /// What the page on screen is about.
    #[must_use]
    pub fn title(&self) -> &str {
        self.pages.get(self.page).map_or("", |page| &page.title)
    }

    /// Turns so many pages on or, below zero, back, round and round.
    pub fn turn(&mut self, by: isize) {
        let count = self.pages.len().max(1);
        self.page = self.page.wrapping_add_signed(by).checked_rem(count).unwrap_or(0);
        self.cursor = Cursor::default();
    }

    fn of(pages: Vec<Page>) -> Self {
        Self { pages, ..Self::default() }
    }
}

fn path_page(graph: &Graph, path: &Path, number: usize, count: usize) -> Page {
    let names: Vec<&str> = path.entities.iter().map(|id| graph.entity(*id).name()).collect();
    let mut entries = Vec::new();
    for (place, hop) in path.hops.iter().enumerate() {
        let caution = path.weakest.as_ref().filter(|weakest| weakest.hop == place).map(weakest);
        for (nth, tie) in hop.ties.iter().enumerate() {
            let lead = if nth == 0 { format!("hop {}", place + 1) } else { "also".to_owned() };
            let stated = Stated::Relation(tie.relation);
            let caution = caution.clone().filter(|_| nth == 0);
            entries.push(Entry { lead, stated, citation: 0, caution });
        }
    }
    Page { title: format!("Path {number}/{count}: {}", names.join(" → ")), entries }
}

fn weakest(weakest: &Weakest) -> String {
    let reasons: Vec<String> = weakest.reasons.iter().map(ToString::to_string).collect();
    format!("weakest hop, {}", reasons.join(", "))
}
