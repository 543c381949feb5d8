//! Claims one below the other: of a paragraph, of a source, along a path, through time.

mod between;

use crate::load::World;
use crate::model::{EntityId, Graph, Paragraph, RelationId, SourceId, When};
use crate::query::{
    Claim, Event, Filter, Insight, Path, PathQuestion, Scope, Stated, Weakest, best_paths,
    claims_at, distinct, timeline,
};

use super::super::date::short_date;
use super::super::text::{count, wrap};
use super::menu::Cursor;

/// The most cells for what puts a claim in its place.
pub const LEAD: usize = 16;

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
    /// The question that the pages answer, where they are paths.
    pub question: Option<Question>,
}

/// A question for paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Where they start.
    pub from: EntityId,
    /// Where they end.
    pub to: EntityId,
    /// The relations that they do not rest on.
    pub without: Vec<RelationId>,
}

/// One page of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What it is about.
    pub title: String,
    /// What it comes to, in words; empty where the claims say it all.
    pub summary: String,
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
        let count = count(distinct(&claims), "claim", "claims");
        let title = format!("{count} drawn from {slug}{place}");
        let entry = |claim: Claim| Entry {
            lead: format!("¶{}", claim.paragraph),
            stated: claim.stated,
            citation: claim.citation,
            caution: None,
        };
        let entries = claims.into_iter().map(entry).collect();
        Self::of(vec![Page { title, entries, ..Page::default() }])
    }

    /// What happened around an entity, in order; what nobody dates stands at the end.
    #[must_use]
    pub fn timeline(graph: &Graph, entity: EntityId, filter: &Filter) -> Self {
        let told = timeline(graph, &Scope::Around(vec![entity]), filter);
        let entry = |event: Event| Entry {
            lead: date(event.when),
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
        Self::of(vec![Page { title, entries, ..Page::default() }])
    }

    /// Whom an insight is about, and the relations behind it.
    #[must_use]
    pub fn behind(graph: &Graph, insight: &Insight) -> Self {
        let whom = insight.entities.iter().map(|id| ("who".to_owned(), Stated::Role(*id)));
        let relations = insight.relations.iter().map(|id| {
            let when = graph.relation(*id).when();
            (date(when), Stated::Relation(*id))
        });
        let entry = |(lead, stated)| Entry { lead, stated, citation: 0, caution: None };
        let number = count(insight.relations.len(), "relation", "relations");
        let title = format!("{number} behind it");
        let entries = whom.chain(relations).map(entry).collect();
        Self::of(vec![Page { title, summary: insight.sentence.clone(), entries }])
    }

    /// The best paths between two entities, one on each page.
    ///
    /// # Errors
    ///
    /// Fails where both are the same or no path is let through, and says so.
    pub fn paths(graph: &Graph, asked: Question, filter: &Filter) -> Result<Self, String> {
        let Question { from, to, without } = asked.clone();
        let other = if without.is_empty() { "" } else { "other " };
        let question = PathQuestion {
            filter: filter.clone(),
            avoid_relations: without,
            ..PathQuestion::between(from, to)
        };
        let paths = best_paths(graph, &question, PATHS).map_err(|error| error.to_string())?;
        if paths.is_empty() {
            let (from, to) = (graph.entity(from).name(), graph.entity(to).name());
            let why = if filter.is_empty() { "" } else { " through the filters; Z clears them" };
            return Err(format!("no {other}path leads from {from} to {to}{why}"));
        }
        let count = paths.len();
        let page = |(place, path): (usize, &Path)| path_page(graph, path, place + 1, count);
        let pages = paths.iter().enumerate().map(page).collect();
        Ok(Self { question: Some(asked), ..Self::of(pages) })
    }

    /// The claims of the page on screen.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        self.pages.get(self.page).map_or(&[], |page| &page.entries)
    }

    /// What the page on screen comes to, in words.
    #[must_use]
    pub fn summary(&self) -> &str {
        self.pages.get(self.page).map_or("", |page| &page.summary)
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

impl Question {
    /// The question for any path.
    #[must_use]
    pub fn new(from: EntityId, to: EntityId) -> Self {
        Self { from, to, without: Vec::new() }
    }
}

fn date(when: Option<When>) -> String {
    when.and_then(|when| short_date(when, LEAD)).unwrap_or_else(|| "undated".to_owned())
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
    let title = format!("Path {number}/{count}: {}", names.join(" → "));
    Page { title, entries, ..Page::default() }
}

/// The lines that tell what the page on screen comes to, three at most.
#[must_use]
pub fn summary_lines(story: &Story, cells: usize) -> Vec<&str> {
    let summary = story.summary();
    if summary.is_empty() {
        return Vec::new();
    }
    wrap(summary, cells).into_iter().take(3).map(|range| &summary[range]).collect()
}

fn weakest(weakest: &Weakest) -> String {
    let reasons: Vec<String> = weakest.reasons.iter().map(ToString::to_string).collect();
    format!("weakest hop, {}", reasons.join(", "))
}
