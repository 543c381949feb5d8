//! The finder: a query, its hits, and a preview of the one under the cursor.

mod accept;
mod hits;
mod request;
mod row;
mod state;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use ratatui::text::Span;
use tui_input::Input;

use crate::query::Filter;
use crate::search::{QueryWords, SearchScope, Target};
use crate::settings::KeyScope;
use crate::text::{KeyText, Role, entity_name};

use super::super::action::{PopupCommand, Step};
use super::super::context::Update;
use super::super::session::Session;
use super::preview::PreviewContent;
use super::{Controls, Popup, PopupState, View};
pub(crate) use hits::HitList;
use request::MAX_HITS;
pub(crate) use request::{SearchCorpus, SearchPart, SearchRequest};
use row::hit_row;
pub(crate) use state::{Finder, Purpose};

const SYNTAX_HINT: &str = "kind:… source:… relation:… 'exact ^begins ends$ !not one | other";

impl Popup for Finder {
    fn scope(&self) -> KeyScope {
        KeyScope::Finder
    }

    fn title_and_hint(&self, view: View<'_>) -> (String, &'static str) {
        let note = "{confirm} accepts, {leave} cancels";
        if let (Purpose::Path, Some(focus)) = (self.purpose, view.state.session.focus) {
            let name = entity_name(view.state.graph(), focus);
            return (format!("Path from {name} to …"), note);
        }
        let words = SearchScope::ALL.map(|scope| {
            let word = scope.as_str();
            if scope == self.scope { format!("[{word}]") } else { word.to_owned() }
        });
        (words.join(" "), note)
    }

    fn row_count(&self, view: View<'_>) -> usize {
        view.state.derived.hits.line_count()
    }

    fn header(&self, view: View<'_>, _cells: usize) -> Vec<Vec<(Role, String)>> {
        let marked = match view.state.session.marks.len() {
            0 => String::new(),
            count => format!(" · {count} marked"),
        };
        vec![vec![(Role::Dim, format!("{}{marked}", self.summary(view)))]]
    }

    fn row<'s>(&self, view: View<'s>, line: usize, cells: usize) -> Vec<Span<'s>> {
        let list = &view.state.derived.hits;
        match list.hit(line) {
            Some(hit) if list.divider() != Some(line) => hit_row(view, hit, self.scope, cells),
            _ => vec![Span::styled(" similar", view.state.style(Role::Dim))],
        }
    }

    fn evidence(&self, view: View<'_>) -> Option<PreviewContent> {
        let Some(hit) = view.state.derived.hits.hit(view.controls.cursor.row) else {
            return Some(PreviewContent::Claims(Vec::new()));
        };
        Some(match hit.claim() {
            Some(claim) => {
                let typed = QueryWords::new(view.controls.input.value());
                let citation = typed.best_citation(view.state.loaded, claim);
                PreviewContent::Claims(vec![(claim, citation)])
            }
            None => PreviewContent::Item(hit.target),
        })
    }

    fn accept(&self, update: &mut Update<'_>) {
        self.accept_hit(update);
    }

    fn handle_command(&self, update: &mut Update<'_>, command: PopupCommand) {
        match command {
            PopupCommand::SwitchScope(direction) => self.switch_scope(update, direction),
            PopupCommand::Mark => mark_hit(update),
            _ => {}
        }
    }

    /// Recalls the previous query, if the cursor is on the first row and no new query has been typed.
    #[expect(clippy::indexing_slicing, reason = "a position and those before are in the list")]
    fn move_up(&self, update: &mut Update<'_>) {
        let View { state, controls } = update.view();
        let (typed, queries) = (controls.input.value(), &state.session.query_history);
        let recalled = || queries.iter().position(|query| query == typed);
        let next = if typed.is_empty() { Some(queries.len()) } else { recalled() };
        match next.filter(|_| controls.cursor.row == 0).map(|next| next.checked_sub(1)) {
            None => update.step_in_popup(-1),
            Some(None) => update.session.show_notice("no earlier query"),
            Some(Some(index)) => {
                let query = queries[index].clone();
                update.session.top().controls.input = Input::new(query);
                update.session.top().controls.restart();
            }
        }
    }
}

impl Finder {
    pub(crate) fn new(purpose: Purpose) -> Self {
        let scope = match purpose {
            Purpose::Go => SearchScope::All,
            Purpose::Path | Purpose::Pick => SearchScope::Entities,
        };
        Self { scope, purpose }
    }

    pub(crate) fn request(
        self,
        controls: &Controls,
        session: &Session,
        corpus: &Arc<SearchCorpus>,
    ) -> SearchRequest {
        SearchRequest {
            scope: self.scope,
            part: SearchPart::Everything,
            query: controls.input.value().to_owned(),
            recent: session.trail.recent(session.focus),
            filter: match self.purpose {
                Purpose::Go | Purpose::Pick => session.filter.clone(),
                Purpose::Path => Filter::default(),
            },
            corpus: Arc::clone(corpus),
        }
    }

    #[expect(clippy::indexing_slicing, reason = "a cycle stays below the length")]
    fn switch_scope(self, update: &mut Update<'_>, direction: Step) {
        if self.purpose == Purpose::Path {
            return update.session.show_notice("a path needs an entity as its target");
        }
        let all = SearchScope::ALL;
        let index = all.iter().position(|scope| *scope == self.scope);
        let scope = all[direction.cycle(index, all.len())];
        update.session.top().state = PopupState::Finder(Self { scope, ..self });
        update.session.top().controls.restart();
    }

    fn summary(self, view: View<'_>) -> String {
        let list = &view.state.derived.hits;
        let noun = if self.scope == SearchScope::All { "hits" } else { self.scope.as_str() };
        match (&list.hint, list.hits.len()) {
            (Some(hint), _) => hint.clone(),
            (None, _) if view.controls.input.value().is_empty() => SYNTAX_HINT.to_owned(),
            (None, 0) if list.pending.is_some() => "searching …".to_owned(),
            (None, 0) if self.purpose == Purpose::Path => {
                format!("no {noun} found; try fewer characters")
            }
            (None, 0) => view.state.fill_keys(
                KeyText::plain(format!("no {noun} found; try fewer characters"))
                    .then(", or {next-scope} for another scope"),
            ),
            (None, MAX_HITS) => format!("the best {MAX_HITS} {noun}"),
            (None, count) => match (list.answer_count(), count - list.answer_count()) {
                (answers, 0) => format!("{answers} found"),
                (0, similar) => format!("nothing found; {similar} similar"),
                (answers, similar) => format!("{answers} found, {similar} similar"),
            },
        }
    }
}

fn mark_hit(update: &mut Update<'_>) {
    let cursor = update.session.top().controls.cursor;
    match update.derived.hits.target(cursor) {
        Some(Target::Entity(entity)) => {
            update.step_in_popup(1);
            update.session.toggle_mark(&update.loaded.graph, entity);
        }
        _ => update.session.show_notice("only entities can be marked"),
    }
}
