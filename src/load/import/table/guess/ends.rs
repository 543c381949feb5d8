//! Guesses which columns are the ends of relations. `From` and `To` may also be the dates between which something holds.

use super::known_headers::{
    END_HEADERS, ENTITY_COLUMNS, ENTITY_HEADERS, Headers, OTHER_ENTITY_COLUMNS, PERIOD_HEADERS,
    RELATION_HEADERS, ROLE_COLUMNS,
};
use super::{first_positions, header_key};
use crate::load::import::table::column::ColumnMeaning::{self, End, Id, Kind, Name, Start};
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
        let ends =
            numbered_ends(&keys).or_else(|| entity_ends(&keys)).or_else(|| dated_ends(&keys));
        return ends.map(|ends| EndColumns { ends: Some(ends), dates: None });
    };
    let named = EndColumns { ends: Some(first), dates: None };
    if !first.iter().all(|column| PERIOD_HEADERS.contains(&keys[*column].as_str())) {
        return Some(named);
    }
    for column in first {
        keys[column].clear();
    }
    let cells = count_cells(first);
    if let Some(ends) = named_ends(&keys).or_else(|| first_entities(&keys)) {
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

/// The first two columns whose headers differ only in their number or letter: `Person 1` and `Person 2`, or `Person A` and `Person B`.
fn numbered_ends(keys: &[String]) -> Option<[usize; 2]> {
    let positions = first_positions(keys);
    let find =
        |name: &str, suffix: &str| positions.get(format!("{name}{suffix}").as_str()).copied();
    let pairs = entity_columns().flat_map(|(name, _)| [(name, ["1", "2"]), (name, ["a", "b"])]);
    let mut ends =
        pairs.filter_map(|(name, [one, two])| Some([find(name, one)?, find(name, two)?]));
    ends.next()
}

/// The first two columns with a header such as `Person` or `Firm`.
fn first_entities(keys: &[String]) -> Option<[usize; 2]> {
    let is_entity = |key: &str| entity_columns().any(|(name, _)| name == key);
    let mut columns = (0..).zip(keys).filter(|(_, key)| is_entity(key)).map(|(column, _)| column);
    Some([columns.next()?, columns.next()?])
}

/// The first two columns whose headers name entities in different words, in a table without a column for the name or the id of
/// an entity. A title or label may also be that of a relation.
fn entity_ends(keys: &[String]) -> Option<[usize; 2]> {
    let is_own_name = |key: &&String| {
        is_name(key) && find_entity_column(key).is_none_or(|(name, _)| is_any(name))
    };
    if keys.iter().any(|key| is_own_name(&key) && !["title", "label"].contains(&key.as_str())) {
        return None;
    }
    let mut columns = (0..).zip(keys).filter_map(|(column, key)| {
        let (name, kind) = find_entity_column(key)?;
        Some((column, kind.unwrap_or(name)))
    });
    let (from, from_kind) = columns.next()?;
    let (to, _) = columns.find(|(_, kind)| *kind != from_kind)?;
    Some([from, to])
}

/// The columns of the name and of the only other entity, in a table with dates of what connects them: `Name,Company,Since`. Without
/// dates, the other entity may be a property of the first, such as the employer of a person.
fn dated_ends(keys: &[String]) -> Option<[usize; 2]> {
    let has = |meanings: [ColumnMeaning; 2], headers: &Headers| {
        let mut known = headers.iter().filter(|(meaning, _)| meanings.contains(meaning));
        known.any(|(_, names)| keys.iter().any(|key| names.contains(&key.as_str())))
    };
    if has([Id, Kind], ENTITY_HEADERS) || !has([Start, End], RELATION_HEADERS) {
        return None;
    }
    let name = keys.iter().position(|key| is_any(key))?;
    let mut others = (0..)
        .zip(keys)
        .filter(|(column, key)| *column != name && find_entity_column(key).is_some());
    let (other, _) = others.next()?;
    others.next().is_none().then_some([name, other])
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

/// The kind of the entities in a column, if its header says so: `person` for `Person`, `Person 1` or `Person A`.
pub(in crate::load::import::table) fn kind_of_column(header: &str) -> Option<&'static str> {
    let key = header_key(header);
    let lettered = key.strip_suffix(['a', 'b']).and_then(find_entity_column);
    find_entity_column(&key).or(lettered).and_then(|(_, kind)| kind)
}

/// The kind of relation that the headers of its ends imply, and its wording in reverse: `has employer` for `Employer` at the second end.
pub(in crate::load::import::table) fn kind_of_ends([from, to]: [&str; 2]) -> Option<[String; 2]> {
    let role = |header: &str| {
        let key = header_key(header);
        let role = ROLE_COLUMNS.iter().find(|(name, _)| *name == without_number(&key));
        role.map(|(name, _)| [format!("has {name}"), format!("is {name} of")])
    };
    role(to).or_else(|| role(from).map(|[forward, back]| [back, forward]))
}

/// Whether a column of an entity table may name other entities.
pub(in crate::load::import::table) fn may_name_entities(header: &str) -> bool {
    let key = header_key(header);
    find_entity_column(&key).is_some() || OTHER_ENTITY_COLUMNS.contains(&key.as_str())
}

/// Whether a header is that of any entity.
fn is_any(key: &str) -> bool {
    ["name", "fullname", "entity", "node"].contains(&key)
}

fn entity_columns() -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    ENTITY_COLUMNS.iter().chain(ROLE_COLUMNS).copied()
}

/// The header that a key stands for, without its number, and the kind that it implies.
fn find_entity_column(key: &str) -> Option<(&'static str, Option<&'static str>)> {
    entity_columns().find(|(name, _)| *name == without_number(key))
}

fn without_number(key: &str) -> &str {
    key.trim_end_matches(|it: char| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{EndColumns, PeriodCells, find_ends, kind_of_ends};

    #[test]
    fn headers_of_roles_imply_the_kind_of_relation() {
        let found = |ends| kind_of_ends(ends).map(|kind| kind.join(", "));
        for (ends, expected) in [
            (["Person", "Employer"], Some("has employer, is employer of")),
            (["Director", "Firm"], Some("is director of, has director")),
            (["Owner", "Subsidiary 1"], Some("has subsidiary, is subsidiary of")),
            (["Person", "Firm"], None),
            (["From", "To"], None),
        ] {
            assert_eq!(found(ends).as_deref(), expected, "{ends:?}");
        }
    }

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
            ("Person,Party", Some((Some([0, 1]), None))),
            ("Person,Employer", Some((Some([0, 1]), None))),
            ("Donor,Recipient,Amount", Some((Some([0, 1]), None))),
            ("Person,People", None),
            ("Name,Employer", None),
            ("Name,Company,Since", Some((Some([0, 1]), None))),
            ("Company,Name,Until", Some((Some([1, 0]), None))),
            ("Name,Type,Company,Since", None),
            ("Id,Name,Company,Since", None),
            ("Name,Company,Party,Since", None),
            ("Tie,Person A,Person B", Some((Some([1, 2]), None))),
            ("Name 1,Name 2", Some((Some([0, 1]), None))),
            ("Name 1,Name 3", None),
        ] {
            assert_eq!(found(header, [3, 1]), expected, "{header}");
        }
        let posts = |counts| found("Person,Firm,From,To", counts);
        assert_eq!(posts([0, 0]), Some((Some([0, 1]), Some([2, 3]))));
        assert_eq!(posts([1, 1]), Some((None, Some([2, 3]))));
        assert_eq!(posts([0, 2]), Some((Some([2, 3]), None)));
    }
}
