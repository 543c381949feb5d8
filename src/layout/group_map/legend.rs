//! The legend of a map: one line that explains the symbols on the map.

use std::collections::BTreeSet;

use crate::layout::picture::{Drawing, Edge, Note, Point};
use crate::model::{EntityKindId, Graph, Standing, Tone};
use crate::text::symbol::{DASHED, DOTTED, FORK, HEAVY, MUTUAL, SOLID, Symbol};
use crate::text::width;

const SEPARATOR: &str = "  ";

impl Drawing {
    /// One line of at most `columns` that explains the symbols of a map, the most important first; those that do not
    /// fit are left out.
    pub(crate) fn legend(&self, graph: &Graph, columns: usize) -> String {
        let mut line = String::new();
        for part in self.legend_parts(graph) {
            let separator = if line.is_empty() { "" } else { SEPARATOR };
            if width(&line) + width(separator) + width(&part) <= columns {
                line = line + separator + &part;
            }
        }
        line
    }

    fn legend_parts(&self, graph: &Graph) -> Vec<String> {
        let any = |test: &dyn Fn(&Edge) -> bool| {
            self.edges.iter().any(|edge| edge.points.len() > 1 && test(edge))
        };
        let titles =
            || self.nodes.iter().filter(|node| node.group.is_some()).map(|node| &node.label);
        let closed = titles().any(|title| title.starts_with('▸'));
        let has_groups = titles().any(|title| title.contains(" & "));
        let has_hidden = self.groups().any(|group| !group.members.is_empty());
        let has_inside = self.groups().any(|group| !group.inside.is_empty());
        let in_words = self.edges.iter().any(|edge| edge.label.starts_with(MUTUAL.glyph));
        let counts_hostile = self.edges.iter().any(|edge| edge.label.contains(HEAVY.glyph));
        let has_standing =
            |standings: [Standing; 2]| any(&|edge: &Edge| standings.contains(&edge.standing));
        let is_hostile = |edge: &Edge| edge.tone == Some(Tone::Negative);
        let lines = [
            (counts_hostile || any(&is_hostile), HEAVY.glyph, "hostile"),
            (self.notes.iter().any(|note| note.text == FORK.glyph), FORK.glyph, "lines fork"),
            (has_groups, "A & 5", "A and 5 others"),
            (has_hidden, "+3", "not listed"),
            (has_inside, "9 inside", "ties not drawn"),
            (in_words, MUTUAL.glyph, "ties to a group"),
            (
                has_standing([Standing::Implied, Standing::Opinion]),
                DASHED.glyph,
                "implied, opinion",
            ),
            (has_standing([Standing::Alleged, Standing::Denied]), DOTTED.glyph, "alleged, denied"),
            (any(&|edge| edge.heads.len() != 1), SOLID.glyph, "no arrow: both ways"),
            (closed, "▸", "closed group"),
        ];
        let lines = lines.into_iter().filter(|(is_shown, ..)| *is_shown);
        let lines = lines.map(|(_, symbol, meaning)| format!("{symbol} {meaning}"));
        let kinds: BTreeSet<EntityKindId> =
            self.nodes.iter().filter(|node| node.group.is_none()).map(|node| node.kind).collect();
        let kinds = kinds.into_iter().map(|kind| {
            format!("{}{}", Symbol::for_kind(kind).glyph, graph.entity_kind(kind).slug)
        });
        lines.chain(kinds).collect()
    }

    /// The drawing with its legend in a row of its own.
    #[must_use]
    pub fn with_legend(mut self, graph: &Graph) -> Self {
        let text = self.legend(graph, usize::from(self.size.width));
        self.notes.push(Note { text, at: Point::new(0, self.size.height) });
        self.size.height = self.size.height.saturating_add(1);
        self
    }
}
