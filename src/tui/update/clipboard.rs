//! What the world outside is asked for: clipboard, editor, browser.

use std::path::PathBuf;

use crate::load::GraphSource;
use crate::model::{EntityId, Origin, SourceId, Stated};
use crate::output::DOT;
use crate::text::ClaimText;
use crate::text::escape::shell_word;

use super::super::action::{Copied, Pane};
use super::super::request::Request;
use super::super::state::atlas::Reach;
use super::super::state::overlay::Overlay;
use super::super::state::picture::Scene;
use super::super::state::story::Command;
use super::super::terminal::TerminalRequest;
use super::Change;

impl Change<'_> {
    pub(super) fn copy(&mut self, what: Copied) {
        match what {
            Copied::List => return self.copy_list(),
            Copied::Note => return self.copy_note(),
            _ => {}
        }
        let Some((told, text)) = self.to_copy(what) else {
            return self.notice("there is nothing to copy here");
        };
        self.notice(format!("copied {told}"));
        self.request(TerminalRequest::Copy(text));
    }

    /// What is to be copied, and what it is called.
    fn to_copy(&self, what: Copied) -> Option<(String, String)> {
        let graph = &self.world.graph;
        let focus = graph.entity(self.state.focus?);
        let short = |text: String| (text.clone(), text);
        match what {
            Copied::List | Copied::Note => None,
            Copied::Name => Some(short(focus.name().to_owned())),
            Copied::Slug => Some(short(focus.slug().to_owned())),
            Copied::Command if matches!(self.state.overlay, Some(Overlay::Trail(_))) => {
                let steps = self.state.trail.steps().iter();
                let lines = steps.map(|step| self.command(Some(step.entity), 0) + "\n");
                Some(("the commands of the trail".to_owned(), lines.collect()))
            }
            Copied::Command => Some(short(self.command_of_screen())),
            Copied::Citation => {
                let claim = ClaimText::new(&self.world.graph, self.state.subject?);
                let marks = claim.qualifiers().join(", ");
                let text = format!("{} ({marks}) [{}]", claim.sentence, claim.citations);
                Some(("the claim with its citation".to_owned(), text))
            }
            Copied::Dot => Some(("the picture as DOT".to_owned(), self.text_of(&DOT)?)),
        }
    }

    /// The command line that prints what is on the screen.
    fn command_of_screen(&self) -> String {
        match &self.state.overlay {
            Some(Overlay::Story(story)) => match story.command() {
                Some(Command::Filtered(command)) => self.command_line(command, FilterUse::Applied),
                Some(Command::Whole(command)) => self.command_line(command, FilterUse::Ignored),
                None => self.command_of_picture(),
            },
            Some(Overlay::Insights(_)) => self.command_line("stats", FilterUse::Applied),
            Some(Overlay::Card(_)) => {
                let slug = self.state.focus.map_or("", |id| self.world.graph.entity(id).slug());
                self.command_line(&format!("show {slug}"), FilterUse::Applied)
            }
            Some(Overlay::Sources(_)) => self.command_line("source", FilterUse::Ignored),
            Some(Overlay::Problems(_)) => self.command_line("check", FilterUse::Ignored),
            _ => self.command_of_picture(),
        }
    }

    /// The command line that prints the picture.
    fn command_of_picture(&self) -> String {
        let picture = &self.state.picture;
        let slug = |id: EntityId| self.world.graph.entity(id).slug();
        match (picture.scene, &picture.route) {
            (Scene::Strip, Some(route)) => {
                let (from, to) = (slug(route.question.from), slug(route.question.to));
                let left_out = route.question.without.iter();
                let avoided = left_out
                    .map(|id| format!(" --avoid {}", self.world.graph.relation(*id).name()));
                let avoided: String = avoided.collect();
                self.command_to_draw(&format!("{from} {to} --view path{avoided}"), route.at)
            }
            (Scene::Map, _) if picture.atlas.reach == Reach::Everything => {
                self.command_to_draw("--view map", 0)
            }
            (Scene::Map, _) => {
                let focus = self.state.focus.map_or("", slug);
                self.command_to_draw(&format!("{focus} --view map --depth {}", self.state.hops), 0)
            }
            _ => self.command(self.state.focus, picture.drawing.hidden.page),
        }
    }

    /// The command line that prints the picture around an entity.
    fn command(&self, entity: Option<EntityId>, page: usize) -> String {
        let slug = entity.map_or("", |entity| self.world.graph.entity(entity).slug());
        self.command_to_draw(&format!("{slug} --depth {}", self.state.hops), page)
    }

    fn command_to_draw(&self, what: &str, page: usize) -> String {
        let page = if page > 0 { format!(" --page {}", page + 1) } else { String::new() };
        self.command_line(&format!("draw {what}{page}"), FilterUse::Applied)
    }

    /// A command on this graph, with the filters if it takes them.
    fn command_line(&self, command: &str, filters: FilterUse) -> String {
        let mut words = vec![format!("guanxi {command}")];
        if filters == FilterUse::Applied && !self.state.filter.is_empty() {
            let args = self.state.filter.to_args(&self.world.graph);
            words.push(args.quoted().to_string());
        }
        if let GraphSource::Folder(path) | GraphSource::File(path) = &self.world.place {
            words.push(format!("--graph {}", shell_word(&path.to_string_lossy())));
        }
        words.join(" ")
    }

    /// Opens the editor at the problem under the cursor, else at the selected claim or the entity
    /// under the cursor.
    pub(super) fn edit(&mut self) {
        if let Some(Overlay::Problems(cursor)) = &self.state.overlay {
            let problem = self.world.problems.get(cursor.row);
            let place = problem.and_then(|problem| Some((problem.path.clone()?, problem.line)));
            return self.edit_file(place);
        }
        let graph = &self.world.graph;
        let origin: Option<Origin> = match (self.state.pane, self.state.subject) {
            (Pane::Entities, _) | (_, None) => {
                self.pointed_at().map(|entity| graph.entity(entity).origin())
            }
            (_, Some(Stated::Relation(relation))) => Some(graph.relation(relation).origin()),
            (_, Some(Stated::Role(entity) | Stated::Fact { entity, .. })) => {
                Some(graph.entity(entity).origin())
            }
        };
        let path = |origin| Some((self.world.path_of(origin)?.to_owned(), origin.line));
        self.edit_file(origin.and_then(path));
    }

    fn edit_file(&mut self, place: Option<(PathBuf, u32)>) {
        match place {
            _ if self.world.place == GraphSource::BuiltIn => {
                self.notice("this graph is built in; `guanxi init DIR` makes a copy to edit");
            }
            Some((path, line)) => self.request(Request::Edit { path, line }),
            None => self.notice("it is not known where this is written"),
        }
    }

    /// Opens the address of the source in the reader.
    pub(super) fn open_address(&mut self) {
        let source: Option<SourceId> = self.state.reader.place.as_ref().map(|place| place.source);
        let address = source.and_then(|source| self.world.graph.source(source).url());
        match address {
            Some(url) if url.starts_with("https://") || url.starts_with("http://") => {
                self.request(Request::Open(url.to_owned()));
                self.notice(format!("opening {url}"));
            }
            Some(_) => self.notice("the address of this source is not one for a browser"),
            None => self.notice("no address is known of this source"),
        }
    }
}

/// Whether a command takes the filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FilterUse {
    /// It takes them.
    Applied,
    /// It has none.
    Ignored,
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::Request;
    use crate::load::{GraphSource, load};
    use crate::tui::action::{Direction, GlobalAction, ListAction};
    use crate::tui::state::State;
    use crate::tui::update::{open, update};

    fn edited(place: &GraphSource, before: &[GlobalAction]) -> Option<(PathBuf, u32)> {
        let world = load(place, None);
        let mut state = State::default();
        open(&mut state, &world, None);
        for action in before {
            update(&mut state, &world, *action);
        }
        update(&mut state, &world, ListAction::Move(Direction::Down));
        let requests = update(&mut state, &world, GlobalAction::Edit);
        requests.into_iter().find_map(|request| match request {
            Request::Edit { path, line } => Some((path, line)),
            _ => None,
        })
    }

    #[test]
    fn the_editor_opens_the_file_on_disk_and_nothing_of_the_built_in_graph() {
        let folder = |name: &str| GraphSource::Folder(PathBuf::from("tests/graphs").join(name));
        let at = |path: &str, line| Some((PathBuf::from(path), line));
        assert_eq!(edited(&folder("harbour"), &[]), at("tests/graphs/harbour/things.yaml", 18));
        assert_eq!(
            edited(&folder("broken"), &[GlobalAction::Problems]),
            at("tests/graphs/broken/guanxi.yaml", 16)
        );
        assert_eq!(edited(&GraphSource::BuiltIn, &[]), None);
    }
}
