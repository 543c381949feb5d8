use super::links::MirroredLinks;
use super::node::tree;
use super::text::JsonText;
use crate::load::location::{LineColumn, Locate, ValueStep};
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::load::section::Section;
use crate::load::yaml::{YamlNode, YamlValue};
use crate::model::ClaimLink;

/// The keys of a relation that follow from its kind.
const KEYS_OF_KIND: [&str; 3] = ["mutual", "family", "tone"];

/// An entry of a section, which is parsed each time it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct JsonEntry<'t> {
    pub(super) section: Section,
    /// The slug or the key of the section; `None` for a record that contains its own slug.
    pub(super) key: Option<JsonText<'t>>,
    pub(super) value: JsonText<'t>,
    pub(super) links: &'t MirroredLinks,
}

impl JsonEntry<'_> {
    /// The entry as a YAML file would contain it: a map or list with one item.
    pub(super) fn tree(&self) -> Result<YamlNode, LocatedProblem> {
        let key = self.key.map(tree).transpose()?;
        yaml_entry(self.section, key, tree(self.value)?, self.links)
    }

    pub(super) fn position(&self) -> LineColumn {
        self.key.unwrap_or(self.value).position
    }
}

impl Locate for JsonEntry<'_> {
    fn locate(&self, steps: &[ValueStep<'_>]) -> LineColumn {
        self.tree().map_or_else(|(position, _)| position, |tree| tree.walk(steps).position)
    }
}

/// Converts a record that `export json` wrote to an entry, as a YAML file would contain it. `key` is its slug if the record
/// does not contain one.
///
/// # Errors
///
/// Fails if a record that needs an id has none.
pub(in crate::load) fn yaml_entry(
    section: Section,
    key: Option<YamlNode>,
    mut record: YamlNode,
    links: &MirroredLinks,
) -> Result<YamlNode, LocatedProblem> {
    if section == Section::Relations {
        let position = record.position;
        remove_derived_values(&mut record, links);
        return Ok(YamlNode { position, value: YamlValue::List(vec![record]) });
    }
    let position = key.as_ref().map_or(record.position, |key| key.position);
    let key = match key {
        Some(key) => key,
        None => take(&mut record, "id").ok_or_else(|| missing_id(position))?,
    };
    for fact in facts(&mut record) {
        links.remove_mirrored(fact);
    }
    Ok(YamlNode { position, value: YamlValue::Map(vec![(key, record)]) })
}

/// Removes the values of a relation that loading derives again: those of its kind, and a default id.
fn remove_derived_values(record: &mut YamlNode, links: &MirroredLinks) {
    links.remove_mirrored(record);
    if has_default_id(record) {
        take(record, "id");
    }
    for key in KEYS_OF_KIND {
        take(record, key);
    }
}

/// Whether the id of a relation is `from.kind.to`, optionally with a number.
fn has_default_id(record: &YamlNode) -> bool {
    let [id, from, kind, to] = ["id", "from", "kind", "to"].map(|key| text(record, key));
    let Some(rest) = id.and_then(|id| id.strip_prefix(&format!("{}.{}.{}", from?, kind?, to?)))
    else {
        return false;
    };
    rest.is_empty() || rest.strip_prefix('.').is_some_and(|number| number.parse::<u32>().is_ok())
}

pub(super) fn text<'n>(record: &'n YamlNode, key: &str) -> Option<&'n str> {
    let YamlValue::Map(entries) = &record.value else { return None };
    entries.iter().find(|(other, _)| other.scalar() == Some(key))?.1.scalar()
}

/// The items of `disputes` or `compare`.
pub(super) fn references(record: &mut YamlNode, link: ClaimLink) -> Option<&mut Vec<YamlNode>> {
    list(record, link.key())
}

fn facts(record: &mut YamlNode) -> impl Iterator<Item = &mut YamlNode> {
    list(record, "facts").into_iter().flatten()
}

fn list<'n>(record: &'n mut YamlNode, key: &str) -> Option<&'n mut Vec<YamlNode>> {
    let YamlValue::Map(entries) = &mut record.value else { return None };
    let (_, value) = entries.iter_mut().find(|(other, _)| other.scalar() == Some(key))?;
    if let YamlValue::List(items) = &mut value.value { Some(items) } else { None }
}

fn take(record: &mut YamlNode, key: &str) -> Option<YamlNode> {
    let YamlValue::Map(entries) = &mut record.value else { return None };
    let index = entries.iter().position(|(other, _)| other.scalar() == Some(key))?;
    Some(entries.remove(index).1)
}

fn missing_id(position: LineColumn) -> LocatedProblem {
    let help = "give each record its slug as `id`, as `guanxi export json` does";
    (position, NewProblem::new(Rule::Missing, "`id` is missing", help))
}
