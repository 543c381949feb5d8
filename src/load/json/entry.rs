use std::cell::OnceCell;

use memchr::memchr_iter;

use super::node::tree;
use super::text::JsonText;
use crate::load::location::{LineColumn, Locate, ValueStep};
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::load::section::Section;
use crate::load::yaml::{YamlNode, YamlValue, prune_entry};

/// The keys of a relation that follow from its kind: loading derives them again.
const KEYS_OF_KIND: [&str; 3] = ["mutual", "family", "tone"];

/// The maximum number of values in an entry, estimated by counting commas.
const MAX_VALUES: usize = 4_000_000;

/// An entry of a section.
#[derive(Debug)]
pub(super) struct JsonEntry<'t> {
    section: Section,
    /// The slug or the key of the section; `None` for a record that contains its own slug.
    key: Option<JsonText<'t>>,
    value: JsonText<'t>,
    /// The entry without invalid values. Parsed when a position is first needed.
    pruned_tree: OnceCell<Option<YamlNode>>,
}

impl<'t> JsonEntry<'t> {
    pub(super) fn new(section: Section, key: Option<JsonText<'t>>, value: JsonText<'t>) -> Self {
        Self { section, key, value, pruned_tree: OnceCell::new() }
    }

    /// The entry as a YAML file would contain it: a map or list with one item.
    ///
    /// # Errors
    ///
    /// Fails if the entry is too large, nested too deeply, or has no id.
    pub(super) fn tree(&self) -> Result<YamlNode, LocatedProblem> {
        self.check_size()?;
        let key = self.key.map(tree).transpose()?;
        yaml_entry(self.section, key, tree(self.value)?)
    }

    /// The limits keep the tree of a hostile entry small. A source may be larger, as the rows of a table are its paragraphs.
    fn check_size(&self) -> Result<(), LocatedProblem> {
        let max_mib = if self.section == Section::Sources { 64 } else { 4 };
        let has_many_values =
            || memchr_iter(b',', self.value.raw.as_bytes()).nth(MAX_VALUES).is_some();
        let (message, help) = if self.len() > max_mib << 20 {
            let help = "keep long text in a separate file and link to it";
            (format!("an entry of more than {max_mib} MiB"), help)
        } else if has_many_values() {
            let help = "split the entry, or write the graph in YAML";
            (format!("an entry of more than {MAX_VALUES} values"), help)
        } else {
            return Ok(());
        };
        Err((self.position(), NewProblem::new(Rule::TooLarge, message, help)))
    }

    /// In bytes, without the key.
    pub(super) fn len(&self) -> usize {
        self.value.raw.len()
    }

    pub(super) fn position(&self) -> LineColumn {
        self.key.unwrap_or(self.value).position
    }
}

impl Locate for JsonEntry<'_> {
    fn locate(&self, steps: &[ValueStep<'_>]) -> LineColumn {
        let pruned_tree = || {
            let mut tree = self.tree().ok()?;
            prune_entry(self.section, &mut tree);
            Some(tree)
        };
        let tree = self.pruned_tree.get_or_init(pruned_tree).as_ref();
        tree.map_or_else(|| self.position(), |tree| tree.walk(steps).position)
    }
}

/// Converts a record of `export json` to an entry, as a YAML file would contain it. `key` is its slug if the record does
/// not contain one.
///
/// # Errors
///
/// Fails if a record that needs an id has none.
pub(in crate::load) fn yaml_entry(
    section: Section,
    key: Option<YamlNode>,
    mut record: YamlNode,
) -> Result<YamlNode, LocatedProblem> {
    if section == Section::Relations {
        let position = record.position;
        for key in KEYS_OF_KIND {
            take(&mut record, key);
        }
        return Ok(YamlNode { position, value: YamlValue::List(vec![record]) });
    }
    let position = key.as_ref().map_or(record.position, |key| key.position);
    let key = match key {
        Some(key) => key,
        None => take(&mut record, "id").ok_or_else(|| missing_id(position))?,
    };
    Ok(YamlNode { position, value: YamlValue::Map(vec![(key, record)]) })
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
