use super::columns::SetTable;
use crate::load::problems::{NewProblem, Rule};

/// The tables that contain what the rows of a table refer to.
fn references(table: SetTable) -> &'static [SetTable] {
    match table {
        SetTable::Entities => &[SetTable::EntityKinds, SetTable::Citations],
        SetTable::Relations => &[SetTable::Entities, SetTable::RelationKinds, SetTable::Citations],
        SetTable::Citations => &[SetTable::Sources, SetTable::Entities],
        SetTable::Sources => &[SetTable::Paragraphs],
        _ => &[],
    }
}

/// The problem if tables that others of the set refer to are missing.
pub(super) fn missing_tables_problem(tables: &[SetTable]) -> Option<NewProblem> {
    let needed = |table: &SetTable| tables.iter().any(|other| references(*other).contains(table));
    let missing = SetTable::ALL.into_iter().filter(|table| !tables.contains(table));
    let missing: Vec<&str> = missing.filter(needed).map(SetTable::file).collect();
    let names = missing.join(", ");
    let message = format!("this is part of a CSV set, which cannot be read without {names}");
    let help = "write the whole set with `guanxi export csv-set -o DIR`, and import that folder";
    (!missing.is_empty()).then(|| NewProblem::new(Rule::Missing, message, help))
}
