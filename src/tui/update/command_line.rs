//! Shell commands that print the content of the screen.

use crate::model::EntityId;
use crate::text::escape::quote_shell_path;

use super::super::canvas::state::{BasePicture, MapExtent};
use super::super::context::ViewState;

/// The copied commands that take no filters.
const UNFILTERED: [&str; 2] = ["check", "source"];

impl ViewState<'_> {
    pub(super) fn picture_command(self) -> String {
        let (session, graph) = (self.session, self.graph());
        let slug = |id: EntityId| graph.entity(id).slug();
        if let Some(path) = self.shown_path() {
            let excluded = path.ends.excluded.iter();
            let avoided = excluded.map(|id| format!(" --avoid {}", graph.relation(*id).id_text()));
            let (from, to) = (slug(path.ends.from), slug(path.ends.to));
            let args = format!("{from} {to} --view path{}", avoided.collect::<String>());
            return self.command_to_draw(&args, path.index);
        }
        let focus = session.focus.map_or("", slug);
        match (session.canvas.base, session.canvas.extent) {
            (BasePicture::Map, MapExtent::Everything) => self.command_to_draw("--view map", 0),
            (BasePicture::Map, MapExtent::Neighbourhood) => {
                self.command_to_draw(&format!("{focus} --view map --depth {}", session.hops), 0)
            }
            (BasePicture::Ego, _) => {
                let page = self.derived.picture.drawing.hidden.page;
                self.command_to_draw(&format!("{focus} --depth {}", session.hops), page)
            }
        }
    }

    /// The command line that prints the picture around an entity.
    pub(crate) fn command_to_draw_entity(self, entity: EntityId) -> String {
        let slug = self.graph().entity(entity).slug();
        self.command_to_draw(&format!("{slug} --depth {}", self.session.hops), 0)
    }

    fn command_to_draw(self, args: &str, page: usize) -> String {
        let page = if page > 0 { format!(" --page {}", page + 1) } else { String::new() };
        self.command_line(&format!("draw {args}{page}"))
    }

    /// The complete command line for a command on this graph, with the current filters unless the command takes none.
    fn command_line(self, command: &str) -> String {
        let name = command.split(' ').next().unwrap_or_default();
        let mut words = vec![format!("guanxi {command}")];
        if !UNFILTERED.contains(&name) && !self.session.filter.is_empty() {
            words.push(self.session.filter.to_args(self.graph()).quoted().to_string());
        }
        if let Some(path) = self.loaded.source.argument() {
            words.push(format!("--graph {}", quote_shell_path(&path)));
        }
        words.join(" ")
    }

    /// The name of the text in the notice, and the text to copy; both are the command line.
    pub(crate) fn command_to_copy(self, command: &str) -> (String, String) {
        let line = self.command_line(command);
        (line.clone(), line)
    }
}
