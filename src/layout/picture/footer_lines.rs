//! Flows the items of a footer into rows: `Lei Jun: drives SU7 (+3), ╌praised Porsche · Li Bin: attended the launch`.

use crate::model::RelationId;
use crate::text::{width, wrap};

const SEPARATOR: &str = " · ";
/// The start of a row that continues the ties of an entity.
const INDENT: &str = "  ";

pub(crate) struct FooterItem {
    /// The entity whose ties follow; empty if the text is a name.
    pub(crate) subject: String,
    pub(crate) text: String,
    /// The relations that only the item describes; none if it is a name or a label.
    pub(crate) relations: Vec<RelationId>,
}

impl FooterItem {
    pub(crate) fn name(text: String) -> Self {
        Self { subject: String::new(), text, relations: Vec::new() }
    }

    /// The text with its subject.
    fn full_text(&self) -> String {
        if self.subject.is_empty() {
            self.text.clone()
        } else {
            format!("{}: {}", self.subject, self.text)
        }
    }

    fn continues(&self, previous: Option<&Self>) -> bool {
        !self.subject.is_empty() && previous.is_some_and(|other| other.subject == self.subject)
    }
}

/// A row of the footer.
#[derive(Default)]
pub(crate) struct FooterLine {
    pub(crate) text: String,
    /// The relations described by the items that end in this row.
    pub(crate) relations: Vec<RelationId>,
}

/// The number of relations that the lines describe.
pub(crate) fn described_relations(lines: &[FooterLine]) -> usize {
    lines.iter().map(|line| line.relations.len()).sum()
}

/// The items in rows of the given width. An item that is longer than a row is wrapped.
pub(crate) fn footer_lines(items: &[FooterItem], columns: usize) -> Vec<FooterLine> {
    footer_lines_within(items, columns, usize::MAX)
}

/// The items in at most `rows` rows, without those that do not fit completely.
pub(crate) fn footer_lines_within(
    items: &[FooterItem],
    columns: usize,
    rows: usize,
) -> Vec<FooterLine> {
    let mut flow = FooterFlow::new(columns, rows);
    for item in items {
        flow.push(item);
    }
    flow.lines
}

/// Fills rows with items.
pub(crate) struct FooterFlow<'i> {
    columns: usize,
    rows: usize,
    previous: Option<&'i FooterItem>,
    pub(crate) lines: Vec<FooterLine>,
}

impl<'i> FooterFlow<'i> {
    /// No items yet, and room for `rows` rows.
    pub(crate) fn new(columns: usize, rows: usize) -> Self {
        Self { columns, rows, previous: None, lines: Vec::new() }
    }

    /// Adds an item if it fits completely, and returns whether it does.
    pub(crate) fn push(&mut self, item: &'i FooterItem) -> bool {
        let continues = item.continues(self.previous);
        let (separator, text) =
            if continues { (", ", item.text.clone()) } else { (SEPARATOR, item.full_text()) };
        match self.lines.last_mut() {
            // There is room for a comma at the end.
            Some(line) if width(&line.text) + width(separator) + width(&text) < self.columns => {
                line.text.extend([separator, &text]);
            }
            _ => {
                let rows_of_item = wrapped(&text, continues, self.columns);
                if self.lines.len() + rows_of_item.len() > self.rows {
                    return false;
                }
                if let Some(line) = self.lines.last_mut().filter(|_| continues) {
                    line.text.push(',');
                }
                let new = rows_of_item.into_iter();
                self.lines.extend(new.map(|text| FooterLine { text, relations: Vec::new() }));
            }
        }
        self.previous = Some(item);
        if let Some(line) = self.lines.last_mut() {
            line.relations.extend(&item.relations);
        }
        true
    }
}

/// Text in rows, all indented except for the first row of an item that continues nothing.
#[expect(clippy::string_slice, reason = "lines are ranges of the text")]
fn wrapped(text: &str, continues: bool, columns: usize) -> Vec<String> {
    if !continues && width(text) <= columns {
        return vec![text.to_owned()];
    }
    let ranges = wrap(text, columns.saturating_sub(width(INDENT)).max(1)).into_iter();
    let indent = |row: usize| if row > 0 || continues { INDENT } else { "" };
    ranges.enumerate().map(|(row, range)| format!("{}{}", indent(row), &text[range])).collect()
}
