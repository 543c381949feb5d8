//! Going where a hit leads.

use crate::model::{Paragraph, SourceId, Stated};

use super::super::super::argument::Pane;
use super::super::super::context::Change;
use super::super::super::page::Page;
use super::super::super::state::reader::{Detour, Place};
use super::super::super::state::route::Question;
use super::super::{After, Controls};
use super::state::{Awaited, Finder, Purpose};
use super::target::Target;

/// How many queries are remembered.
const QUERIES: usize = 100;

impl Finder {
    /// Goes where the hit under the cursor leads. A search that is not finished yet goes there
    /// when it is; without a hit the finder stays open.
    pub(super) fn accept_hit(&self, change: &mut Change<'_>, controls: &Controls) -> After {
        if change.state.found.awaited != Awaited::Nothing {
            change.state.found.awaited = Awaited::Choice;
            return After::Stay;
        }
        let Some(target) = change.state.found.target(controls.cursor) else { return After::Stay };
        let typed = controls.input.value();
        remember(&mut change.state.queries, typed);
        match (target, self.purpose) {
            (Target::Entity(entity), Purpose::Path) => {
                if let Some(focus) = change.state.focus {
                    change.open_paths(Question::new(focus, entity));
                }
            }
            (Target::Entity(entity), Purpose::Go | Purpose::Pick) => {
                change.visit(entity);
                change.state.pane = Pane::Canvas;
            }
            (Target::Relation(relation), _) => {
                change.go_to_claim(Stated::Relation(relation), 0);
                change.focus_pane(Pane::Relations);
            }
            (Target::Paragraph(source, paragraph), _) => {
                read_at(change, source, paragraph);
                find_first(change, typed);
            }
            (Target::Source(source), _) => read_at(change, source, Paragraph::at(0)),
        }
        After::Close
    }
}

/// Keeps a query for later, the newest last.
fn remember(queries: &mut Vec<String>, typed: &str) {
    if typed.trim().is_empty() {
        return;
    }
    queries.retain(|query| query != typed);
    queries.push(typed.to_owned());
    if queries.len() > QUERIES {
        queries.remove(0);
    }
}

/// Opens a source at a paragraph, whatever claim is selected.
fn read_at(change: &mut Change<'_>, source: SourceId, paragraph: Paragraph) {
    change.focus_pane(Pane::Reader);
    let under = (change.state.subject, change.state.reader.citation);
    let place = Place { source, paragraph, words: None };
    change.state.reader.detour = Some(Detour { under, place });
    change.state.reader.name = None;
    change.state.reader.search.clear();
}

/// Marks the first of the words typed that the paragraph holds, so that `n` goes on from it.
fn find_first(change: &mut Change<'_>, typed: &str) {
    let Some(Detour { place, .. }) = &change.state.reader.detour else { return };
    let page = Page::new(change.world, place, u16::MAX);
    let text = page.text(place.paragraph.index()).unwrap_or_default().to_lowercase();
    let candidates = std::iter::once(typed).chain(typed.split_whitespace());
    let found = candidates.map(str::trim).find(|word| text.contains(&word.to_lowercase()));
    found.unwrap_or_default().clone_into(&mut change.state.reader.search);
    change.state.reader.found = None;
}
