//! A list of claims, on one page or several; the one under the cursor in full below.

mod between;
pub mod page;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::model::{Standing, Stated};
use crate::query::Scope;
use crate::text::{ClaimText, Role, pad, width, wrap};

use super::super::argument::Copied;
use super::super::context::{Change, Screen};
use super::super::frame::row;
use super::super::state::reader::Place;
use super::super::state::subject::published;
use super::draw::{DETAIL, draw_detail, draw_rows};
use super::{After, Controls, Popup, View};
use between::between;
use page::{ClaimPage, ClaimsOf, LEAD, ListedClaim};

/// The most relations of a graph whose timeline has a page for everything.
const MOST_RELATIONS: usize = 20_000;
/// The most lines of a summary.
const SUMMARY: usize = 3;

impl Popup for ClaimsOf {
    fn refusal(&self, screen: Screen<'_>) -> Option<&'static str> {
        let state = screen.state;
        match self {
            Self::Paragraph => state.reader.place.is_none().then_some("no paragraph is open"),
            Self::Time => state.focus.is_none().then_some("no entity, no timeline"),
            Self::Marked => {
                let told = "mark somebody with Space first, then b: what lies between";
                state.several().is_empty().then_some(told)
            }
            Self::Source(_) | Self::Insight(_) => None,
        }
    }

    fn open(&self, change: &mut Change<'_>, controls: &mut Controls) {
        change.state.claim_pages = pages(*self, change.screen());
        if *self == Self::Paragraph {
            let selected = change.state.subject;
            let is_selected = |claim: &ListedClaim| Some(claim.stated) == selected;
            let claims = change.state.claim_pages.first().map_or(&[][..], |page| &page.claims);
            controls.cursor.row = claims.iter().position(is_selected).unwrap_or(0);
        }
    }

    fn border(&self, view: View<'_>) -> (String, &'static str) {
        let turns = self.pages(view) > 1;
        let note = if turns { "[ ] turn, ⏎ goes there" } else { "⏎ goes there" };
        (page(view).map_or_else(String::new, |page| page.title.clone()), note)
    }

    fn rows(&self, view: View<'_>) -> usize {
        claims(view).len()
    }

    fn pages(&self, view: View<'_>) -> usize {
        view.screen.state.claim_pages.len()
    }

    fn margins(&self, view: View<'_>, cells: usize) -> (usize, usize) {
        (summary_lines(view, cells).len(), DETAIL)
    }

    fn draw_margins(&self, view: View<'_>, inner: Rect, buffer: &mut Buffer) {
        for (y, line) in summary_lines(view, usize::from(inner.width)).iter().enumerate() {
            row(inner, y, &[Span::raw(*line)], view.screen.style(Role::Heading), buffer);
        }
        if let Some(claim) = claims(view).get(view.controls.cursor.row) {
            draw_detail(view, &in_full(view.screen, claim), inner, buffer);
        }
    }

    fn draw_list(&self, view: View<'_>, list: Rect, buffer: &mut Buffer) {
        let claims = claims(view);
        let widest = claims.iter().map(|claim| width(&claim.lead)).max().unwrap_or(0).min(LEAD);
        draw_rows(view, list, claims.len(), buffer, |place| {
            claim_spans(view.screen, &claims[place], widest)
        });
    }

    /// Goes to a claim.
    fn accept(&self, change: &mut Change<'_>, controls: &mut Controls) -> After {
        let claim = claims(View { screen: change.screen(), controls }).get(controls.cursor.row);
        if let Some((stated, citation)) = claim.map(|claim| (claim.stated, claim.citation)) {
            change.go_to_claim(stated, citation);
        }
        After::Close
    }

    fn copied(
        &self,
        change: &Change<'_>,
        view: View<'_>,
        what: Copied,
    ) -> Option<(String, String)> {
        let page = page(view)?;
        if what == Copied::Command {
            return change.copied_command(what, &page.command.0, page.command.1);
        }
        let lines =
            page.claims.iter().map(|claim| change.claim_line(&claim.lead, claim.stated, ""));
        Some(("the list".to_owned(), format!("{}\n{}", page.title, lines.collect::<String>())))
    }

    fn claim(&self, view: View<'_>) -> Option<Stated> {
        claims(view).get(view.controls.cursor.row).map(|claim| claim.stated)
    }
}

/// The pages of a list.
fn pages(of: ClaimsOf, screen: Screen<'_>) -> Vec<ClaimPage> {
    let (world, state) = (screen.world, screen.state);
    match of {
        ClaimsOf::Paragraph => {
            let place = state.reader.place.iter();
            let page =
                |place: &Place| ClaimPage::drawn_from(world, place.source, Some(place.paragraph));
            place.map(page).collect()
        }
        ClaimsOf::Source(source) => vec![ClaimPage::drawn_from(world, source, None)],
        ClaimsOf::Marked => between(&world.graph, &state.several(), &state.filter),
        ClaimsOf::Time => {
            let page = |scope: &Scope| ClaimPage::timeline(&world.graph, scope, &state.filter);
            scopes(screen).iter().map(page).collect()
        }
        ClaimsOf::Insight(place) => {
            let insight = state.insights.get(place).into_iter();
            insight.map(|insight| ClaimPage::behind(&world.graph, insight)).collect()
        }
    }
}

/// What timelines are about: what is between the marked, the focus, the source that is open,
/// and everything, each on a page.
fn scopes(screen: Screen<'_>) -> Vec<Scope> {
    let state = screen.state;
    let marked = Some(state.several()).filter(|several| several.len() > 1).map(Scope::Among);
    let focus = state.focus.map(|focus| Scope::Around(vec![focus]));
    let source = state.reader.place.as_ref().map(|place| Scope::Source(place.source));
    let is_small = screen.graph().relation_count() <= MOST_RELATIONS;
    let all = is_small.then_some(Scope::All);
    [marked, focus, source, all].into_iter().flatten().collect()
}

/// The page on screen.
fn page(view: View<'_>) -> Option<&ClaimPage> {
    view.screen.state.claim_pages.get(view.controls.page)
}

fn claims(view: View<'_>) -> &[ListedClaim] {
    page(view).map_or(&[], |page| &page.claims)
}

fn summary_lines(view: View<'_>, cells: usize) -> Vec<&str> {
    let summary = page(view).map_or("", |page| page.summary.as_str());
    let ranges = if summary.is_empty() { Vec::new() } else { wrap(summary, cells) };
    ranges.into_iter().take(SUMMARY).map(|range| &summary[range]).collect()
}

fn claim_spans(screen: Screen<'_>, claim: &ListedClaim, widest: usize) -> Vec<Span<'static>> {
    let text = ClaimText::new(&screen.world.graph, claim.stated);
    let what = match claim.stated {
        Stated::Relation(_) => "",
        Stated::Role(_) => "role: ",
        Stated::Fact { .. } => "fact: ",
    };
    let standing = text.standing.filter(|standing| *standing != Standing::Stated);
    let caution = standing.map_or_else(String::new, |caution| format!("{caution}: "));
    vec![
        Span::styled(format!(" {} ", pad(&claim.lead, widest)), screen.style(Role::Dim)),
        Span::styled(what, screen.style(Role::Dim)),
        Span::styled(caution, screen.style(Role::Warning)),
        Span::raw(text.sentence),
    ]
}

/// A claim in full: its lead, the sentence, how firmly it stands and where it is said.
fn in_full(screen: Screen<'_>, claim: &ListedClaim) -> String {
    let text = ClaimText::new(&screen.world.graph, claim.stated);
    let (marks, cites) = (text.qualifiers().join(" · "), text.citations);
    let published = published(screen.graph(), claim.stated)
        .map_or_else(String::new, |when| format!(", published {when}"));
    let proof = match cites.as_str() {
        "" => String::new(),
        cites => format!(" ({marks} · cites {cites}{published})"),
    };
    format!("{}: {}{proof}", claim.lead, text.sentence)
}
