//! Opens the editor at a line of YAML, and the browser at the URL of a source.

use std::path::PathBuf;

use crate::load::GraphSource;
use crate::model::ClaimId;

use super::super::action::Pane;
use super::super::context::Update;
use super::super::request::Request;

impl Update<'_> {
    /// Opens the editor at the item under the cursor of the popup, else at the selected claim or the entity under the
    /// cursor.
    pub(crate) fn edit(&mut self) {
        if let Some((popup, view)) = self.view_state().popup()
            && let Some(location) = popup.location(view)
        {
            return self.edit_file(Some(location));
        }
        let claim = self.session.cursors.claim.filter(|_| self.session.pane != Pane::Entities);
        let claim = claim.or_else(|| self.target_entity().map(ClaimId::Role));
        self.edit_file(claim.and_then(|claim| self.loaded.location_of(claim)));
    }

    pub(crate) fn edit_file(&mut self, location: Option<(PathBuf, u32)>) {
        match location {
            Some((path, line)) => self.request(Request::Edit(path, line)),
            None if self.loaded.source == GraphSource::BuiltIn => {
                self.session.show_notice(
                    "this graph is built in; `guanxi init DIR --example` makes a copy to edit",
                );
            }
            None if matches!(self.loaded.source, GraphSource::Database(_)) => {
                self.session.show_notice(
                    "this graph is in a database; edit the files that it was pushed from",
                );
            }
            None => self.session.show_notice("the file of this record is unknown"),
        }
    }

    pub(crate) fn open_url(&mut self) {
        let Some(passage) = &self.derived.passage else {
            return self.session.show_notice("no source is open");
        };
        match self.loaded.url_target(passage.source) {
            Ok(target) => {
                self.session.show_notice(format!("opening {}", target.display()));
                self.request(Request::Open(target));
            }
            Err(reason) => self.session.show_notice(reason),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::Request;
    use crate::layout::Direction;
    use crate::load::{GraphSource, load};
    use crate::tui::action::{Action, GlobalAction, ListAction};
    use crate::tui::popup::PopupState;
    use crate::tui::update::State;
    use crate::tui::update::tests::update;

    fn edit_location(source: &GraphSource, before: &[PopupState]) -> Option<(PathBuf, u32)> {
        let loaded = load(source, None);
        let mut state = State::default();
        state.open(&loaded, None);
        for popup in before {
            update(&mut state, &loaded, Action::Global(GlobalAction::Open(popup.clone())));
        }
        update(&mut state, &loaded, Action::List(ListAction::Move(Direction::Down)));
        let requests = update(&mut state, &loaded, Action::Global(GlobalAction::Edit));
        requests.into_iter().find_map(|request| match request {
            Request::Edit(path, line) => Some((path, line)),
            _ => None,
        })
    }

    #[test]
    fn the_editor_opens_files_on_disk_but_not_the_built_in_graph() {
        let folder = |name: &str| GraphSource::Folder(PathBuf::from("tests/graphs").join(name));
        let location = |path: &str, line| Some((PathBuf::from(path), line));
        assert_eq!(
            edit_location(&folder("harbour"), &[]),
            location("tests/graphs/harbour/things.yaml", 18)
        );
        assert_eq!(
            edit_location(&folder("broken"), &[PopupState::Problems]),
            location("tests/graphs/broken/guanxi.yaml", 16)
        );
        assert_eq!(edit_location(&GraphSource::BuiltIn, &[]), None);
    }
}
