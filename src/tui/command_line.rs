//! The commands that print what is on the screen.

use crate::load::GraphSource;
use crate::model::EntityId;
use crate::text::escape::shell_word;

use super::argument::{Copied, FilterUse};
use super::context::Change;
use super::state::atlas::Reach;
use super::state::picture::Scene;

impl Change<'_> {
    /// The command line that prints the picture.
    pub(super) fn command_of_picture(&self) -> String {
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
            _ => self.command_to_draw_entity(self.state.focus, picture.drawing.hidden.page),
        }
    }

    /// The command line that prints the picture around an entity.
    pub(super) fn command_to_draw_entity(&self, entity: Option<EntityId>, page: usize) -> String {
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

    /// A command as something to copy, if a command is asked for.
    pub(super) fn copied_command(
        &self,
        what: Copied,
        command: &str,
        filters: FilterUse,
    ) -> Option<(String, String)> {
        let line = self.command_line(command, filters);
        (what == Copied::Command).then(|| (line.clone(), line))
    }
}
