//! Moves through the entity list.

use super::super::context::Update;
use super::list::EntityListRow;

impl Update<'_> {
    /// Moves through the entity list and previews the entity there.
    pub(crate) fn move_in_entities(&mut self, by: isize) {
        match self.derived.entities.step(self.session.focus, by) {
            Some(entity) => self.session.preview(entity),
            None => {
                self.session.show_notice("no entity matches; {clear-filters} clears the filters");
            }
        }
    }

    pub(crate) fn click_entities(&mut self, line: usize) {
        let row = self.session.cursors.entities.click(line);
        if let Some(EntityListRow::Entity(entity)) = self.derived.entities.row(row) {
            self.visit(entity);
        }
    }
}
