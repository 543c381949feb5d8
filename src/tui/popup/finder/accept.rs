//! Accepts hits.

use crate::query::PathEnds;
use crate::search::Target;

use super::super::super::action::Pane;
use super::super::super::context::Update;
use super::super::super::reader::state::Detour;
use super::state::{Finder, Purpose};

/// The number of queries to remember.
const MAX_QUERIES: usize = 100;

impl Finder {
    /// Goes to the target of the hit under the cursor, or shows the paths to it. If a search is running, it must finish
    /// first. Without a hit, or if the filters hide the hit, the finder stays open.
    pub(super) fn accept_hit(self, update: &mut Update<'_>) {
        let controls = update.view().controls;
        let (typed, cursor) = (controls.input.value().to_owned(), controls.cursor);
        if !update.derived.hits.can_accept() {
            update.session.top().controls.is_accept_pending = true;
            return;
        }
        let Some(target) = update.derived.hits.target(cursor) else { return };
        remember(&mut update.session.query_history, &typed);
        match (target, self.purpose, update.session.focus) {
            (Target::Entity(entity), Purpose::Path, Some(focus)) => {
                update.session.open_paths(PathEnds::new(focus, entity));
            }
            (Target::Entity(entity), ..) => {
                update.visit(entity);
                update.session.pane = Pane::Canvas;
            }
            (Target::Relation(_) | Target::Fact(..), ..) => {
                let is_shown = target.claim().is_some_and(|claim| update.go_to_claim(claim, 0));
                if !is_shown {
                    return;
                }
                update.session.activate_pane(Pane::Relations);
            }
            (Target::Paragraph(source, paragraph), ..) => {
                update.session.read_at(source, paragraph.into());
                set_search(update, &typed);
            }
            (Target::Source(source), ..) => {
                update.session.read_at(source, update.loaded.first_part(source));
            }
        }
        update.session.popups.clear();
    }
}

/// Remembers a query, the newest last.
fn remember(queries: &mut Vec<String>, typed: &str) {
    if typed.trim().is_empty() {
        return;
    }
    queries.retain(|query| query != typed);
    queries.push(typed.to_owned());
    queries.drain(..queries.len().saturating_sub(MAX_QUERIES));
}

/// Sets the reader's search text to what was typed or, if the paragraph lacks it, to the first typed word in it.
fn set_search(update: &mut Update<'_>, typed: &str) {
    let Some(Detour { passage, .. }) = &update.session.cursors.reader.detour else { return };
    let paragraph = passage.part.paragraph();
    let text = paragraph.and_then(|number| update.loaded.paragraph_text(passage.source, number));
    let text = text.unwrap_or_default().to_lowercase();
    let candidates = std::iter::once(typed).chain(typed.split_whitespace());
    let word = candidates.map(str::trim).find(|word| text.contains(&word.to_lowercase()));
    word.unwrap_or_default().clone_into(&mut update.session.cursors.reader.search);
    update.session.cursors.reader.last_match = None;
}
