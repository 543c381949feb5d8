//! Guesses which columns are the ends of relations. `From` and `To` may also be the dates between which something holds.

use super::known_headers::{
    END_HEADERS, ENTITY_COLUMNS, ENTITY_HEADERS, PERIOD_HEADERS, RELATION_HEADERS,
};
use super::{first_positions, header_key};
use crate::load::import::table::column::ColumnMeaning::{Id, Name};
use crate::load::import::table::period::PeriodCells;

/// The columns of a table of relations.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct EndColumns {
    /// `None` if several columns could be the ends.
    pub(super) ends: Option<[usize; 2]>,
    /// The columns `From` and `To`, if they are dates.
    pub(super) dates: Option<[usize; 2]>,
}

/// Finds the ends of relations; `None` if the rows are not relations. `count_cells` counts the dates in two columns.
#[expect(clippy::indexing_slicing, reason = "columns are positions in `keys`")]
pub(super) fn find_ends(
    header: &[String],
    count_cells: &dyn Fn([usize; 2]) -> PeriodCells,
) -> Option<EndColumns> {
    let mut keys: Vec<String> = header.iter().map(|name| header_key(name)).collect();
    let Some(first) = named_ends(&keys) else {
        return kind_ends(&keys).map(|ends| EndColumns { ends: Some(ends), dates: None });
    };
    let named = EndColumns { ends: Some(first), dates: None };
    if !first.iter().all(|column| PERIOD_HEADERS.contains(&keys[*column].as_str())) {
        return Some(named);
    }
    for column in first {
        keys[column].clear();
    }
    let cells = count_cells(first);
    if let Some(ends) = named_ends(&keys).or_else(|| entity_ends(&keys)) {
        let dated = EndColumns { ends: cells.are_dates().then_some(ends), dates: Some(first) };
        return Some(if cells.may_be_dates() { dated } else { named });
    }
    if cells.dates == 0 || cells.ids > 0 || !cells.are_dates() {
        return Some(named);
    }
    if starts_with_entity(&keys) {
        return None;
    }
    let could_be_ends = keys.iter().any(|key| !key.is_empty() && !is_known(key));
    Some(if could_be_ends { EndColumns { ends: None, dates: Some(first) } } else { named })
}

/// The first columns whose headers name both ends.
pub(super) fn named_ends(keys: &[String]) -> Option<[usize; 2]> {
    let positions = first_positions(keys);
    let find = |names: &[&str]| names.iter().find_map(|name| positions.get(name).copied());
    END_HEADERS.iter().find_map(|[from, to]| Some([find(from)?, find(to)?]))
}

/// The first two columns with a header such as `Person` or `Firm`.
fn entity_ends(keys: &[String]) -> Option<[usize; 2]> {
    let is_entity = |key: &str| ENTITY_COLUMNS.iter().any(|(name, _)| *name == key);
    let mut columns = (0..).zip(keys).filter(|(_, key)| is_entity(key)).map(|(column, _)| column);
    Some([columns.next()?, columns.next()?])
}

/// The first two columns whose headers name different kinds of entities, in a table without a column for the name or the id of an
/// entity. A title or label may also be that of a relation.
fn kind_ends(keys: &[String]) -> Option<[usize; 2]> {
    let mut kinds = Vec::new();
    for (column, key) in keys.iter().enumerate() {
        match kind_of_key(key) {
            Some(kind) => kinds.push((column, kind)),
            None if is_name(key) && !["title", "label"].contains(&key.as_str()) => return None,
            None => {}
        }
    }
    let (from, from_kind) = *kinds.first()?;
    let (to, _) = kinds.into_iter().find(|(_, kind)| *kind != from_kind)?;
    Some([from, to])
}

/// Whether the first column, dates aside, is the name or the id of an entity.
fn starts_with_entity(keys: &[String]) -> bool {
    keys.iter().find(|key| !key.is_empty()).is_some_and(|first| is_name(first))
}

/// Whether a header means the name or the id of an entity.
fn is_name(key: &str) -> bool {
    let mut headers = ENTITY_HEADERS.iter();
    headers.any(|(meaning, names)| [Id, Name].contains(meaning) && names.contains(&key))
}

/// Whether a header means something other than an end.
fn is_known(key: &str) -> bool {
    RELATION_HEADERS.iter().any(|(_, names)| names.contains(&key))
}

/// The kind of the entities in a column, if its header says so: `person` for `Person` or `Person 1`.
pub(in crate::load::import::table) fn kind_of_column(header: &str) -> Option<&'static str> {
    kind_of_key(&header_key(header))
}

fn kind_of_key(key: &str) -> Option<&'static str> {
    let key = key.trim_end_matches(|it: char| it.is_ascii_digit());
    ENTITY_COLUMNS.iter().find(|(name, _)| *name == key).and_then(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::{EndColumns, PeriodCells, find_ends};

    #[test]
    fn from_and_to_are_dates_if_other_columns_are_the_ends_or_the_name() {
        let found = |header: &str, [dates, others]: [usize; 2]| {
            let header: Vec<String> = header.split(',').map(str::to_owned).collect();
            let found = find_ends(&header, &|_| PeriodCells { dates, ids: 0, others });
            found.map(|EndColumns { ends, dates }| (ends, dates))
        };
        for (header, expected) in [
            ("Person,Firm,Role,From,To", Some((Some([0, 1]), Some([3, 4])))),
            ("From,To,Source,Target", Some((Some([2, 3]), Some([0, 1])))),
            ("Chair,Body,From,To", Some((None, Some([2, 3])))),
            ("From,To", Some((Some([0, 1]), None))),
            ("From,To,Weight", Some((Some([0, 1]), None))),
            ("Source,Target,Name", Some((Some([0, 1]), None))),
            ("Name,Kind,From,To", None),
            ("Person,Role,Firm,Since", Some((Some([0, 2]), None))),
            ("Person,Company,Title", Some((Some([0, 1]), None))),
            ("Name,Person,Firm", None),
            ("Id,Person,Firm", None),
            ("Firm,Company 2", Some((Some([0, 1]), None))),
            ("Person,Party", None),
        ] {
            assert_eq!(found(header, [3, 1]), expected, "{header}");
        }
        let posts = |counts| found("Person,Firm,From,To", counts);
        assert_eq!(posts([0, 0]), Some((Some([0, 1]), Some([2, 3]))));
        assert_eq!(posts([1, 1]), Some((None, Some([2, 3]))));
        assert_eq!(posts([0, 2]), Some((Some([2, 3]), None)));
    }
}
