use csv::StringRecord;

use super::guess::normalise;

/// The columns of a Cytoscape edge table that name both ends of each relation: `YDR1 (pp) YDR2` is YDR1, the interaction
/// `pp`, and YDR2.
#[derive(Debug)]
pub(super) struct EdgeNameColumns {
    interaction: usize,
    name: usize,
}

impl EdgeNameColumns {
    /// The headers of the columns with the ends.
    pub(super) const HEADERS: [&'static str; 2] = ["Source", "Target"];
    /// The headers of redundant columns, in lower case and without spaces.
    pub(super) const REPEATED: [&'static str; 3] = ["name", "sharedname", "sharedinteraction"];

    /// Recognises an edge table by its header and its first rows.
    pub(super) fn find(header: &[String], rows: &[StringRecord]) -> Option<Self> {
        let find = |name| header.iter().position(|header| normalise(header) == name);
        let interaction = find("interaction")?;
        let names = [find("sharedname"), find("name")].into_iter().flatten();
        let mut candidates = names.map(|name| Self { interaction, name });
        candidates.find(|names| rows.iter().any(|row| names.ends(row).is_some()))
    }

    /// Appends the ends to a row, as cells below [`Self::HEADERS`], unless the edge name has another form.
    pub(super) fn add_ends(&self, row: &mut StringRecord, given_columns: usize) {
        let ends = self.ends(row).map(|[from, to]| [from.to_owned(), to.to_owned()]);
        row.truncate(given_columns);
        row.extend((row.len()..given_columns).map(|_| ""));
        row.extend(ends.iter().flatten());
    }

    fn ends<'r>(&self, row: &'r StringRecord) -> Option<[&'r str; 2]> {
        let interaction = row.get(self.interaction).filter(|cell| !cell.is_empty())?;
        let (from, to) = row.get(self.name)?.split_once(&format!(" ({interaction}) "))?;
        Some([from, to])
    }
}
