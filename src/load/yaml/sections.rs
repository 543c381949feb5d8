use super::entry::EntryForm;
use super::prune::unknown_key;
use super::tree::{YamlNode, YamlValue};
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::load::section::Section;

pub(super) fn entries(tree: &YamlNode, section: Section) -> impl Iterator<Item = EntryForm<'_>> {
    let is_in_section =
        move |(key, _): &&(YamlNode, YamlNode)| section_of_key(key) == Some(section);
    let entries = pairs(tree).iter().filter(is_in_section);
    entries.flat_map(move |(key, value)| section_entries(section, key, value))
}

pub(super) fn problems(tree: &YamlNode) -> Vec<LocatedProblem> {
    if !tree.is_null() && !matches!(tree.value, YamlValue::Map(_)) {
        let message = format!("expected a map of sections, found {}", tree.describe());
        let help = "a graph file has keys such as `entities:` and `relations:`";
        return vec![(tree.position, NewProblem::new(Rule::WrongShape, message, help))];
    }
    let problem = |(key, value): &(YamlNode, YamlNode)| match section_of_key(key) {
        None => Some((key.position, unknown_section(key.scalar().unwrap_or_default()))),
        Some(section) => shape_problem(section, value),
    };
    pairs(tree).iter().filter_map(problem).collect()
}

pub(crate) fn unknown_section(key: &str) -> NewProblem {
    unknown_key(key, &Section::ALL.map(|(_, name)| name)).0
}

fn section_of_key(key: &YamlNode) -> Option<Section> {
    Section::from_key(key.scalar()?)
}

fn pairs(tree: &YamlNode) -> &[(YamlNode, YamlNode)] {
    if let YamlValue::Map(entries) = &tree.value { entries } else { &[] }
}

/// Empty if the section has the wrong shape.
fn section_entries<'t>(
    section: Section,
    key: &'t YamlNode,
    value: &'t YamlNode,
) -> Vec<EntryForm<'t>> {
    match &value.value {
        _ if section.is_single() => vec![EntryForm::MapEntry(key, value)],
        YamlValue::List(items) if section == Section::Relations => {
            items.iter().map(EntryForm::ListItem).collect()
        }
        YamlValue::Map(entries) if section != Section::Relations => {
            entries.iter().map(|(key, value)| EntryForm::MapEntry(key, value)).collect()
        }
        _ => Vec::new(),
    }
}

fn shape_problem(section: Section, value: &YamlNode) -> Option<LocatedProblem> {
    let (has_expected_shape, expected, example) = match section {
        Section::Relations => (matches!(value.value, YamlValue::List(_)), "a list", "- from: …"),
        _ => (matches!(value.value, YamlValue::Map(_)), "a map of slugs", "some-slug: …"),
    };
    if has_expected_shape || value.is_null() || section.is_single() {
        return None;
    }
    let name = Section::ALL.iter().find(|(known, _)| *known == section).map(|(_, name)| *name)?;
    let message = format!("`{name}` must be {expected}, found {}", value.describe());
    let help = format!("indent the entries below it, such as `{example}`");
    Some((value.position, NewProblem::new(Rule::WrongShape, message, help)))
}
