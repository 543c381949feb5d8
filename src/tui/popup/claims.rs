//! Lists of claims, on one page or several.

pub(crate) mod axis;
pub(crate) mod claim_query;
mod connections;
mod contradictions;
pub(crate) mod page;

use ratatui::text::Span;

use crate::model::ClaimId;
use crate::query::{Dimension, Scope, earliest_publication};
use crate::settings::KeyScope;
use crate::text::{ClaimText, KeyText, Role, pad, take_figure, wrap};

use super::super::action::{DateBasis, PopupCommand, Step};
use super::super::context::{Update, ViewState};
use super::super::relations::list::FocusClaims;
use super::behaviour::rows_with_words;
use super::{Controls, Popup, PopupState, View};
use axis::{AxisKey, AxisLines, VisibleAxis, axis_lines};
use claim_query::{ClaimQuery, ClaimSubject, TimelineForm};
use page::{ClaimPage, ListedClaim};

/// The maximum number of relations in a graph whose timeline has a page for the whole graph.
const MAX_RELATIONS: usize = 20_000;
/// The maximum number of lines in a summary.
const MAX_SUMMARY_LINES: usize = 3;

const PAGES_AND_AXIS_HINT: &str = "{previous-page} {next-page} turn pages, {toggle-axis} axis";
const PAGES_HINT: &str = "{previous-page} {next-page} turn pages, {confirm} opens";

impl Popup for ClaimSubject {
    fn scope(&self) -> KeyScope {
        match self {
            Self::Timeline(TimelineForm::Axis) => KeyScope::Axis,
            _ => KeyScope::Menu,
        }
    }

    fn unavailable_reason(&self, state: ViewState<'_>) -> Option<&'static str> {
        let session = state.session;
        match self {
            Self::Paragraph => state.derived.passage.is_none().then_some("no paragraph is open"),
            Self::Timeline(_) => {
                session.focus.is_none().then_some("no timeline: the graph has no entities")
            }
            Self::Marked => {
                let text =
                    "mark entities with {mark} first; {between} then shows what connects them";
                session.multi_selection().is_empty().then_some(text)
            }
            Self::Contradictions | Self::Source(_) | Self::Insight(_) => None,
        }
    }

    /// Puts the cursor on the selected claim.
    fn prepare(&self, update: &mut Update<'_>, controls: &mut Controls) {
        if *self == Self::Paragraph {
            let (query, pages) = (self.query(update.view_state()), &mut update.derived.claim_pages);
            pages.refresh(query, |query| query.pages(&update.loaded.graph));
            let selected = update.session.cursors.claim;
            let mut claims = pages.iter().flat_map(|page| &page.claims);
            controls.cursor.row = claims.position(|claim| Some(claim.id) == selected).unwrap_or(0);
        }
    }

    fn title_and_hint(&self, view: View<'_>) -> (String, &'static str) {
        let has_pages = view.state.derived.claim_pages.len() > 1;
        let note = match self {
            Self::Timeline(TimelineForm::List) if has_pages => PAGES_AND_AXIS_HINT,
            Self::Timeline(TimelineForm::List) => "{toggle-axis} axis, {confirm} opens",
            _ if has_pages => PAGES_HINT,
            _ => "{confirm} opens",
        };
        (page(view).map_or_else(String::new, |page| page.title.clone()), note)
    }

    fn row_count(&self, view: View<'_>) -> usize {
        claims(view).len()
    }

    /// The rows that contain every word of the filter; on a time axis, only those in the period under the cursor.
    fn matching_rows(&self, view: View<'_>) -> Vec<usize> {
        let rows = rows_with_words(self, view);
        let axis = page(view).filter(|_| self.has_axis());
        match axis.and_then(|page| VisibleAxis::new(self, view, page)) {
            Some(axis) => axis.rows_in_period(rows),
            None => rows,
        }
    }

    #[expect(clippy::string_slice, reason = "lines are ranges of the text")]
    fn header(&self, view: View<'_>, cells: usize) -> Vec<Vec<(Role, String)>> {
        if self.has_axis() {
            return view.state.derived.axis_lines.to_vec();
        }
        let summary = page(view).map_or("", |page| page.summary.as_str());
        let lines = wrap(summary, cells)
            .into_iter()
            .filter(|_| !summary.is_empty())
            .take(MAX_SUMMARY_LINES);
        lines.map(|range| vec![(Role::Heading, summary[range].to_owned())]).collect()
    }

    fn row<'s>(&self, view: View<'s>, index: usize, _cells: usize) -> Vec<Span<'s>> {
        let lead_width = page(view).map_or(0, |page| page.lead_width);
        let claim = claims(view).get(index);
        claim.map_or_else(Vec::new, |claim| self.spans(view.state, claim, lead_width))
    }

    fn accept(&self, update: &mut Update<'_>) {
        let Some((claim, citation)) = self.claim(update.view()) else {
            return update.session.popups.clear();
        };
        update.go_to_claim(claim, citation);
    }

    fn handle_command(&self, update: &mut Update<'_>, command: PopupCommand) {
        if command == PopupCommand::MarkPeriod {
            update.mark_period(self);
        }
    }

    fn step_sideways(&self, update: &mut Update<'_>, step: Step) {
        if self.has_axis() {
            update.step_on_axis(self, step);
        }
    }

    fn click_above_list(&self, update: &mut Update<'_>, column: usize) {
        if self.has_axis() {
            update.click_axis(self, column);
        }
    }

    fn shell_command(&self, view: View<'_>) -> Option<(String, String)> {
        let flag = if self.has_axis() { " --draw" } else { "" };
        page(view).map(|page| view.state.command_to_copy(&format!("{}{flag}", page.command)))
    }

    fn list_text(&self, view: View<'_>) -> Option<(String, String)> {
        let page = page(view)?;
        let line = |claim: &ListedClaim| {
            ClaimText::new(view.state.graph(), claim.id).line(&claim.lead, "")
        };
        let lines: String = page.claims.iter().map(line).collect();
        Some(("the list".to_owned(), format!("{}\n{lines}", page.title)))
    }

    fn claim(&self, view: View<'_>) -> Option<(ClaimId, usize)> {
        claims(view).get(view.controls.cursor.row).map(|claim| (claim.id, claim.citation))
    }
}

impl ClaimSubject {
    fn has_axis(self) -> bool {
        self == Self::Timeline(TimelineForm::Axis)
    }

    pub(crate) fn query(self, state: ViewState<'_>) -> Option<ClaimQuery> {
        let session = state.session;
        let filter = session.filter.clone();
        Some(match self {
            Self::Paragraph => {
                let passage = state.derived.passage.as_ref()?;
                ClaimQuery::Source(passage.source, Some(passage.part))
            }
            Self::Source(source) => ClaimQuery::Source(source, None),
            Self::Marked => ClaimQuery::Connections(session.multi_selection(), filter),
            Self::Timeline(_) => ClaimQuery::Timelines(scopes(state), filter),
            Self::Contradictions => ClaimQuery::Contradictions(filter),
            Self::Insight(index) => ClaimQuery::Insight(state.derived.insights.get(index)?.clone()),
        })
    }

    /// The row of a claim; among contradictions, the figure comes first and the word "disputed" is omitted.
    fn spans(
        self,
        state: ViewState<'_>,
        claim: &ListedClaim,
        lead_width: usize,
    ) -> Vec<Span<'static>> {
        let (graph, mut text) = (state.graph(), ClaimText::new(state.graph(), claim.id));
        let is_contradiction = self == Self::Contradictions;
        text.is_disputed &= !is_contradiction;
        let prefix = match claim.id {
            _ if is_contradiction => take_figure(graph, claim.id, &mut text.sentence),
            ClaimId::Relation(_) => String::new(),
            ClaimId::Role(_) => "role: ".to_owned(),
            ClaimId::Fact { .. } => "fact: ".to_owned(),
        };
        let doubts = Some(text.doubts()).filter(|doubts| !doubts.is_empty());
        let doubts = doubts.map_or_else(String::new, |doubts| format!("{doubts}: "));
        let prefix_role = if is_contradiction { Role::Strong } else { Role::Dim };
        vec![
            Span::styled(format!(" {} ", pad(&claim.lead, lead_width)), state.style(Role::Dim)),
            Span::styled(prefix, state.style(prefix_role)),
            Span::styled(doubts, state.style(Role::Warning)),
            Span::raw(text.sentence),
        ]
    }
}

/// The scopes of the timeline: the marked entities, the focus, the open source, and everything.
fn scopes(state: ViewState<'_>) -> Vec<Scope> {
    let session = state.session;
    let marked = Some(session.multi_selection()).filter(|ids| ids.len() > 1).map(Scope::Among);
    let focus = session.focus.map(|focus| Scope::Around(vec![focus]));
    let source = state.derived.passage.as_ref().map(|passage| Scope::Source(passage.source));
    let is_small = state.graph().relation_count() <= MAX_RELATIONS;
    let all = is_small.then_some(Scope::All);
    [marked, focus, source, all].into_iter().flatten().collect()
}

/// The inputs of the open time axis; `None` if no axis is open.
pub(super) fn axis_key(state: ViewState<'_>) -> Option<AxisKey> {
    let (open, view) = (state.session.popups.last()?, state.popup()?.1);
    match open.state {
        PopupState::Claims(subject) if subject.has_axis() => {
            Some(AxisKey::new(&subject, view, subject.query(state)?))
        }
        _ => None,
    }
}

/// The lines of the open time axis; empty if its page has no claims.
pub(super) fn derive_axis_lines(state: ViewState<'_>) -> AxisLines {
    let Some((popup, view)) = state.popup() else { return AxisLines::new() };
    page(view).map_or_else(AxisLines::new, |page| axis_lines(popup, view, page))
}

fn page(view: View<'_>) -> Option<&ClaimPage> {
    view.state.derived.claim_pages.get(view.controls.page)
}

fn claims(view: View<'_>) -> &[ListedClaim] {
    page(view).map_or(&[], |page| &page.claims)
}

impl Update<'_> {
    /// Goes to a claim and closes the popups. Visits the claim's subject, unless the claim is about the focus. If the
    /// filters hide the claim, shows a notice and returns `false`.
    pub(crate) fn go_to_claim(&mut self, claim: ClaimId, citation: usize) -> bool {
        let (graph, filter) = (&self.loaded.graph, &self.session.filter);
        let focus = self.session.focus.filter(|focus| graph.is_about(claim, *focus));
        let end = focus.unwrap_or_else(|| graph.subject_of(claim));
        if FocusClaims::new(graph, end, filter).index_of(claim).is_none() {
            self.session.show_notice("the filters hide this claim; {clear-filters} clears them");
            return false;
        }
        if focus.is_none() {
            self.visit(end);
        }
        self.session.cursors.select(claim);
        self.session.cursors.citation = citation;
        self.session.popups.clear();
        true
    }

    /// Filters the graph to what was true, or known, on the date of the claim under the cursor.
    pub(crate) fn limit_to_date(&mut self, basis: DateBasis) {
        let open = self.session.popups.last();
        let Some(PopupState::Claims(claims)) = open.map(|open| &open.state) else {
            return self.session.show_notice(
                "only available in a list of claims; press {filters} to enter any date",
            );
        };
        let Some((claim, _)) = claims.claim(self.view()) else {
            return self.session.show_notice("there is no claim here");
        };
        let graph = &self.loaded.graph;
        let (dimension, prefix, date, undated) = match basis {
            DateBasis::Valid => {
                let date = ClaimText::new(graph, claim).when;
                (Dimension::AsOf, "as of", date, "this claim has no date")
            }
            DateBasis::Published => {
                let date = earliest_publication(graph, graph.citations_of(claim));
                (Dimension::KnownOn, "as known on", date, "its sources have no publication date")
            }
        };
        let Some(date) = date else { return self.session.show_notice(undated) };
        if self.change_setting(dimension, &date.to_string()).is_some() {
            self.session.popups.clear();
            let notice = KeyText::plain(format!("showing the graph {prefix} {date}"));
            self.session.show_notice(notice.then("; press {clear-filters} for everything"));
        }
    }
}
