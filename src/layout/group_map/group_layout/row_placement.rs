//! Places the members of groups in the rows of their boxes.
#![expect(clippy::indexing_slicing, reason = "groups and ranks are those of the content")]

use crate::layout::group_map::column_flow::GroupPart;
use crate::layout::group_map::routing::EntityPosition;
use crate::layout::group_map::stars::MemberRow;

use super::{BoxRow, GroupLayout};

/// The number of times to sort the leaves of stars by their neighbours' rows.
const SWEEPS: usize = 2;

impl GroupLayout<'_> {
    /// Places the members of all groups in their boxes.
    pub(super) fn arrange(&mut self) {
        self.place_rows();
        for _ in 0..SWEEPS {
            self.sort_leaves();
            self.place_rows();
        }
    }

    /// Computes the positions of entities, and finds the ties to draw inside boxes.
    fn place_rows(&mut self) {
        let rows_below = &self.rows_below;
        let rows = |member: &MemberRow| {
            let below = vec![BoxRow::Below(member.rank); rows_below[member.rank]];
            std::iter::once(BoxRow::Member(*member)).chain(below)
        };
        self.rows =
            self.members.iter().map(|group| group.iter().flat_map(rows).collect()).collect();
        self.positions.clear();
        self.attached.clear();
        let parts = std::mem::take(&mut self.parts);
        for part in &parts {
            self.place_part(part);
        }
        self.parts = parts;
    }

    fn place_part(&mut self, part: &GroupPart) {
        let rows = &self.rows[part.group];
        let position = |row: usize| EntityPosition::new(part.column, row);
        if part.is_closed {
            // A group of one entity is that entity.
            if let [BoxRow::Member(row), ..] = rows[..] {
                self.positions.insert(row.rank, position(part.top));
            }
            return;
        }
        let mut centre = None;
        let indices = part.rows.clone().take_while(|index| *index < rows.len());
        for (index, row) in indices.zip(part.top + 1..) {
            let member = match rows[index] {
                BoxRow::Member(member) => member,
                BoxRow::Below(rank) => {
                    let place = self.positions.get_mut(&rank);
                    if let Some(place) = place.filter(|place| place.column == part.column) {
                        if self.content.is_hub(rank) {
                            place.extend_hub_to(row);
                        } else {
                            place.extend_to(row);
                        }
                    }
                    continue;
                }
            };
            self.positions.insert(member.rank, position(row));
            match member.tie {
                None => centre = Some(member.rank),
                Some((tie, above)) if centre == Some(above) => {
                    self.attached.insert(tie);
                }
                Some(_) => {}
            }
        }
    }

    /// Sorts the leaves of each star by the mean row of their neighbours in other stars, to reduce crossings.
    fn sort_leaves(&mut self) {
        let (content, positions) = (self.content, &self.positions);
        let mean_row = |row: &MemberRow| {
            let others = content.ties_of[row.rank]
                .iter()
                .filter(|tie| row.tie.is_none_or(|(centre_tie, _)| centre_tie != **tie));
            let rows = others.filter_map(|tie| positions.get(&content.ties[*tie].other(row.rank)));
            let rows: Vec<usize> = rows.map(|position| position.row).collect();
            let mean = (rows.iter().sum::<usize>() * 8).checked_div(rows.len());
            (mean.is_none(), mean.unwrap_or(0))
        };
        for rows in &mut self.members {
            for star in rows.chunk_by_mut(|_, next| next.tie.is_some()) {
                if let [_, leaves @ ..] = star {
                    leaves.sort_by_key(mean_row);
                }
            }
        }
    }
}
