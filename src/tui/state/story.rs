//! Claims one below the other: of a paragraph, of a source, through time, between two.

mod between;

use crate::load::LoadedGraph;
use crate::model::{EntityId, Graph, Paragraph, SourceId, Stated, When};
use crate::query::{Claim, Filter, Insight, Scope, TimelineEvent, claims_at, distinct, timeline};
use crate::text::{count, series, short_date, wrap};

use super::menu::Cursor;

/// The most cells for what puts a claim in its place.
pub const LEAD: usize = 16;

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
    /// What it comes to, in words; empty where the claims say it all.
    pub summary: String,
    /// The claims, in order.
    pub entries: Vec<Entry>,
    /// The command that prints the same.
    pub command: Command,
}

/// A command of the program, without the program's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// One that takes the filters as well.
    Filtered(String),
    /// One that always tells all.
    Whole(String),
}

impl Default for Command {
    fn default() -> Self {
        Self::Filtered("stats".to_owned())
    }
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
}

impl Story {
    /// Every claim drawn from a paragraph, or from a whole source.
    #[must_use]
    pub fn drawn_from(world: &LoadedGraph, source: SourceId, paragraph: Option<Paragraph>) -> Self {
        let claims = claims_at(&world.graph, source, paragraph);
        let slug = world.graph.source(source).slug();
        let place = paragraph.map_or_else(String::new, |paragraph| format!(" ¶{paragraph}"));
        let count = count(distinct(&claims), "claim", "claims");
        let title = format!("{count} drawn from {slug}{place}");
        let entry = |claim: Claim| Entry {
            lead: format!("¶{}", claim.paragraph),
            stated: claim.stated,
            citation: claim.citation,
        };
        let entries = claims.into_iter().map(entry).collect();
        let place = paragraph.map_or_else(String::new, |paragraph| format!("#{paragraph}"));
        let command = Command::Whole(format!("source {slug}{place}"));
        Self::of(vec![Page { title, entries, command, ..Page::default() }])
    }

    /// What happened, in order, a page for each scope; what nobody dates stands at the end.
    #[must_use]
    pub fn timelines(graph: &Graph, scopes: &[Scope], filter: &Filter) -> Self {
        Self::of(scopes.iter().map(|scope| timeline_page(graph, scope, filter)).collect())
    }

    /// Whom an insight is about, and the relations behind it.
    #[must_use]
    pub fn behind(graph: &Graph, insight: &Insight) -> Self {
        let whom = insight.entities.iter().map(|id| ("who".to_owned(), Stated::Role(*id)));
        let relations = insight.relations.iter().map(|id| {
            let when = graph.relation(*id).when();
            (date(when), Stated::Relation(*id))
        });
        let entry = |(lead, stated)| Entry { lead, stated, citation: 0 };
        let number = count(insight.relations.len(), "relation", "relations");
        let title = format!("{number} behind it");
        let entries = whom.chain(relations).map(entry).collect();
        let summary = insight.sentence.clone();
        Self::of(vec![Page { title, summary, entries, ..Page::default() }])
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

    /// The command that prints the page on screen.
    #[must_use]
    pub fn command(&self) -> Option<&Command> {
        self.pages.get(self.page).map(|page| &page.command)
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

fn timeline_page(graph: &Graph, scope: &Scope, filter: &Filter) -> Page {
    let told = timeline(graph, scope, filter);
    let entry =
        |event: TimelineEvent| Entry { lead: date(event.when), stated: event.stated, citation: 0 };
    let names = |entities: &[EntityId]| {
        series(&entities.iter().map(|id| graph.entity(*id).name()).collect::<Vec<&str>>())
    };
    let whose = match scope {
        Scope::All => "everything".to_owned(),
        Scope::Around(entities) => names(entities),
        Scope::Among(entities) => format!("what is between {}", names(entities)),
        Scope::Source(source) => graph.source(*source).slug().to_owned(),
    };
    let hidden = match told.undated_hidden {
        0 => String::new(),
        hidden => format!(", {hidden} more hidden by the dates of the filter"),
    };
    let (dated, undated) = (told.dated.len(), told.undated.len());
    let title = format!("Timeline of {whose}: {dated} dated, {undated} undated{hidden}");
    let entries = told.dated.into_iter().chain(told.undated).map(entry).collect();
    let command = match scope {
        Scope::All => "timeline".to_owned(),
        Scope::Around(entities) | Scope::Among(entities) => {
            format!("timeline {}", slugs(graph, entities))
        }
        Scope::Source(source) => format!("timeline --source {}", graph.source(*source).slug()),
    };
    Page { title, entries, command: Command::Filtered(command), ..Page::default() }
}

/// Entities as they stand on a command line.
fn slugs(graph: &Graph, entities: &[EntityId]) -> String {
    let slugs: Vec<&str> = entities.iter().map(|id| graph.entity(*id).slug()).collect();
    slugs.join(" ")
}

fn date(when: Option<When>) -> String {
    when.and_then(|when| short_date(when, LEAD)).unwrap_or_else(|| "undated".to_owned())
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
